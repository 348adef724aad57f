import { describe, expect, it } from '@jest/globals';
import { chooseLanguage } from './language.js';

describe('the language of a page', () => {
  it.each([
    [{ query: 'en', cookie: 'casetrail-language=zh-CN', accept: 'zh' }, 'en'],
    [{ query: 'fr', cookie: 'a=1; casetrail-language=en', accept: 'zh' }, 'en'],
    [{ query: ['en'], accept: 'en-GB,en;q=0.9,zh;q=0.8' }, 'en'],
    [{ accept: 'fr, zh-TW;q=0.4, en;q=0.3' }, 'zh-CN'],
    [{ accept: 'en;q=0, zh;q=0.1' }, 'zh-CN'],
    [{ accept: 'de, *;q=0.5' }, 'zh-CN'],
    [{ cookie: 'casetrail-language=<script>', accept: ';;,q=' }, 'zh-CN'],
    [{}, 'zh-CN'],
  ] as const)('for %j is %s', (hints, language) => expect(chooseLanguage(hints, 'zh-CN')).toBe(language));
});
