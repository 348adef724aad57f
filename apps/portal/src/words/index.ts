import type { Language } from '#complaint';
import { en } from './en.js';
import type { Words } from './words.js';
import { zhCn } from './zh-cn.js';

export type { Words } from './words.js';

const WORDS: Readonly<Record<Language, Words>> = { en, 'zh-CN': zhCn };

export const wordsOf = (language: Language): Words => WORDS[language];
