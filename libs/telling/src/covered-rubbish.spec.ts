import { describe, expect, it } from '@jest/globals';
import type { Language } from '#complaint';
import {
  accept,
  assign,
  attemptRevisit,
  contact,
  finishPart,
  lead,
  linkCall,
  mitigate,
  receive,
  resolve,
  revisit,
  support,
} from '../../complaint/src/testing/steps.js';
import type { Step } from '../../complaint/src/testing/steps.js';
import { Hotline } from './testing/hotline.js';

const scheduled = (at: string): Step => ({ action: 'schedule-revisit', payload: {}, at });

async function story(language: Language): Promise<string> {
  const hotline = new Hotline();
  const caseNumber = await hotline.receive(receive({ at: '09:00', language }));
  const steps = [
    assign({ at: '09:10', departments: [lead('sanitation'), support('traffic')] }),
    accept({ at: '09:30', department: 'sanitation' }),
    accept({ at: '09:40', department: 'traffic' }),
    contact({ at: '10:00' }),
    mitigate({ at: '15:00', reviewOn: '2026-09-25' }),
    linkCall({ at: '16:00' }),
    finishPart({ at: 'day 2 11:00' }),
    resolve({ at: 'day 3 10:00' }),
    scheduled('day 3 10:01'),
    attemptRevisit({ at: 'day 3 14:00', result: 'unanswered' }),
    scheduled('day 3 14:01'),
    attemptRevisit({ at: 'day 3 18:30', result: 'flagged-as-spam' }),
    scheduled('day 3 18:31'),
    attemptRevisit({ at: 'day 4 10:00', result: 'unanswered' }),
    scheduled('day 4 10:01'),
    revisit({ at: 'day 4 19:00' }),
  ];
  for (const step of steps) {
    await hotline.send();
    await hotline.tell(caseNumber, step);
  }
  await hotline.send();
  expect(hotline.errors).toEqual([]);
  expect(new Set(hotline.sms.sent.map(({ id }) => id)).size).toBe(hotline.sms.sent.length);
  return hotline.sms.sent.map(({ text }) => text.replaceAll(caseNumber, 'N')).join('\n');
}

describe('what she was told of the heap under her window', () => {
  it('in Chinese', async () =>
    expect(await story('zh-CN')).toMatchInlineSnapshot(`
     "【12345热线】已收到您的诉求，编号N，承诺9月24日09:00前联系您，9月26日09:00前解决。办理经过见https://hotline.example/cases/N 。不想收到通知请拨12345告知。
     【12345热线】N已派给环境卫生服务中心办理，交通管理局协助，9月26日09:00前解决。
     【12345热线】N只是临时处理，还没有解决。已做：Heap covered。未能解决的原因：The truck cannot get in today。下一步：Clear the heap。环境卫生服务中心负责，最迟9月25日复查。
     【12345热线】N：环境卫生服务中心报告已经解决。说明：Heap cleared。热线会给您打电话核实，没有解决请直说，案件会重新办理。
     【12345热线】关于N，热线将在9月25日10:01至12:00之间用12345给您打电话，问问题是否解决。这不是骚扰电话，请接听。
     【12345热线】关于N，热线将在9月25日18:00至20:00之间用12345给您打电话，问问题是否解决。这不是骚扰电话，请接听。
     【12345热线】关于N，热线将在9月26日10:00至12:00之间用12345给您打电话，问问题是否解决。这不是骚扰电话，请接听。
     【12345热线】关于N，热线将在9月26日14:00至17:00之间用12345给您打电话，问问题是否解决。这不是骚扰电话，请接听。
     【12345热线】N已结案：您确认已解决。如没有解决或问题再次出现，10月11日19:00前可拨12345要求重新办理。"
    `));

  it('in English', async () =>
    expect(await story('en')).toMatchInlineSnapshot(`
     "Hotline 12345: your complaint was received as case N: we contact you by 24 September, 09:00, to be solved by 26 September, 09:00. Follow it at https://hotline.example/cases/N . To get no messages, tell 12345.
     Hotline 12345: Sanitation handles case N, with Traffic. It is to be solved by 26 September, 09:00.
     Hotline 12345: case N is mitigated, not resolved. Done: Heap covered. Why not solved: The truck cannot get in today. Next: Clear the heap. Sanitation answers for it and looks again by 25 September.
     Hotline 12345: on case N, Sanitation reports that it is solved. In its words: Heap cleared. The hotline will call you to ask. If it is not solved, say so and it is opened again.
     Hotline 12345: we will call you about case N between 25 September, 10:01 and 12:00, from the number 12345, to ask whether it is solved. It is not spam: please answer.
     Hotline 12345: we will call you about case N between 25 September, 18:00 and 20:00, from the number 12345, to ask whether it is solved. It is not spam: please answer.
     Hotline 12345: we will call you about case N between 26 September, 10:00 and 12:00, from the number 12345, to ask whether it is solved. It is not spam: please answer.
     Hotline 12345: we will call you about case N between 26 September, 14:00 and 17:00, from the number 12345, to ask whether it is solved. It is not spam: please answer.
     Hotline 12345: case N was closed: you said that it is solved. If it is not solved or comes back, call 12345 by 11 October, 19:00 to have it opened again."
    `));
});
