import { describe, expect, it } from '@jest/globals';
import type { Language } from '#complaint';
import { assign, joinIncident, receive, relayIncident } from '../../complaint/src/testing/steps.js';
import { Hotline } from './testing/hotline.js';

async function lastTold(language: Language): Promise<string> {
  const hotline = new Hotline();
  const caseNumber = await hotline.receive(receive({ at: '09:00', language }));
  for (const step of [assign(), joinIncident(), relayIncident()]) {
    await hotline.send();
    await hotline.tell(caseNumber, step);
  }
  await hotline.send();
  expect(hotline.errors).toEqual([]);
  return hotline.sms.sent.at(-1)!.text.replaceAll(caseNumber, 'N');
}

describe('news of an incident', () => {
  it('reaches each citizen whose case is part of it, in their language', async () => {
    expect(await lastTold('en')).toMatch(/case N is part of a larger incident .*A main burst in Willow Lane/);
    expect(await lastTold('zh-CN')).toMatch(/N属于同一起突发事件.*最新进展：A main burst in Willow Lane/);
  });
});
