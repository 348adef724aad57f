import { describe, expect, it } from '@jest/globals';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE } from '../../libs/complaint/src/testing/steps.js';
import { citizenOf, PUBLIC, staff } from '../testing/readers.js';
import { SECRETS, Town } from '../testing/town.js';
import type { CallSoFar } from './call-so-far.js';
import { bucketOfCaller } from './callers.js';

const OPERATOR = staff('operator');
const PHONE = '13800000000';
const HERE = [116.298, 39.959] as const;
/** About so many metres north of it. */
const north = (metres: number) => [HERE[0], HERE[1] + metres / 111_195] as const;
const at = (point: readonly [number, number], street?: string) => ({
  location: { district: 'haidian', point, ...(street && { street }) },
});

const heap = step.receive({ at: '09:00', ...at(HERE), complainant: { phones: [PHONE] } });
const CALL: CallSoFar = { category: 'sanitation.rubbish', district: 'haidian', point: HERE };

async function offered(town: Town, call: CallSoFar, moment?: string, reader = OPERATOR) {
  return (await (await town.reads(moment)).similar(reader, call)).cases;
}
const numbers = async (...asked: Parameters<typeof offered>) =>
  (await offered(...asked)).map(({ caseNumber }) => caseNumber);

const CLOSED = [step.assign(), step.accept(), step.resolve(), step.revisit()];

describe('a case nearby', () => {
  it('is offered with why, how it stands and what to do', async () => {
    const town = await new Town().tell(heap, step.assign(), step.accept(), step.mitigate(), step.linkCall());
    const call = { ...CALL, point: north(120), summary: 'A heap of rubbish under the windows' };
    expect(await offered(town, call, 'day 3 10:00')).toEqual([
      {
        caseNumber: CASE,
        status: 'mitigated',
        statusText: { 'zh-CN': expect.any(String), en: expect.any(String) },
        open: true,
        visibility: 'listed',
        language: 'zh-CN',
        calls: 2,
        calledAgainAt: expect.any(String),
        category: 'sanitation.rubbish',
        categoryName: { 'zh-CN': '垃圾堆积', en: 'Rubbish' },
        district: 'haidian',
        districtName: { 'zh-CN': '海淀区', en: 'Haidian' },
        summary: 'Rubbish heaped under the windows of block 7',
        receivedAt: '2026-09-23T01:00:00.000Z',
        departments: [{ id: 'sanitation', name: { 'zh-CN': '环境卫生服务中心', en: 'Sanitation' } }],
        sameCaller: false,
        sameCategory: true,
        metres: 120,
        sameStreet: false,
        words: ['rubbish', 'windows'],
        reasons: [
          { 'zh-CN': '相距120米', en: '120 m away' },
          { 'zh-CN': '同一类别', en: 'same category' },
          { 'zh-CN': '共有词语：rubbish、windows', en: 'words in common: rubbish, windows' },
          { 'zh-CN': '2天前受理', en: 'received 2 days ago' },
        ],
        step: 'merge',
        advice: { 'zh-CN': expect.stringContaining('并入'), en: expect.stringContaining('merge') },
      },
    ]);
  });

  it('is one within 300 m, or within what was asked', async () => {
    const town = await new Town().tell(heap);
    expect(await numbers(town, { ...CALL, point: north(290) })).toEqual([CASE]);
    expect(await numbers(town, { ...CALL, point: north(320) })).toEqual([]);
    expect(await numbers(town, { ...CALL, point: north(1_500), metres: 2_000 })).toEqual([CASE]);
    expect(await numbers(town, { ...CALL, point: north(100), metres: 50 })).toEqual([]);
  });

  it('is one of the same street where a point is missing, but not where the points say otherwise', async () => {
    const town = await new Town().tell(step.receive({ ...at(HERE, 'Willow Lane') }));
    const inStreet = { ...CALL, street: 'willow lane' };
    expect(await numbers(town, { ...inStreet, point: undefined })).toEqual([CASE]);
    expect(await numbers(town, { ...inStreet, district: 'chaoyang', point: undefined })).toEqual([]);
    expect(await numbers(town, { ...inStreet, point: north(900) })).toEqual([]);
  });

  it('is one that reads the same where only the district is known', async () => {
    const summary = '七号楼窗下垃圾堆积';
    const town = await new Town().tell(step.receive({ location: { district: 'haidian' }, summary }));
    const call = { category: 'sanitation.rubbish', district: 'haidian' };
    expect(await numbers(town, { ...call, summary: '七号楼楼下垃圾堆积如山' })).toEqual([CASE]);
    expect(await numbers(town, { ...call, summary: '路边垃圾桶满了' })).toEqual([]);
    expect(await numbers(town, call)).toEqual([]);
    expect(await numbers(town, { ...call, district: 'chaoyang', summary })).toEqual([]);
  });

  it('is of the same category or its family, or of one that the words speak for', async () => {
    const town = await new Town().tell(heap);
    expect(await numbers(town, { ...CALL, category: 'sanitation.toilet' })).toEqual([CASE]);
    expect(await numbers(town, { ...CALL, category: 'noise.construction' })).toEqual([]);
    const unsaid = { district: 'haidian', point: HERE };
    expect(await numbers(town, { ...unsaid, summary: '楼下垃圾没人清运' })).toEqual([CASE]);
    expect(await numbers(town, { ...unsaid, summary: '夜间施工' })).toEqual([]);
    expect(await numbers(town, unsaid)).toEqual([CASE]);
  });

  it('is open, however old, or was closed not long ago', async () => {
    const open = await new Town().tell(heap);
    expect(await numbers(open, CALL, 'day 300 09:00')).toEqual([CASE]);
    const closed = await new Town().tell(heap, ...CLOSED);
    expect(await numbers(closed, CALL, 'day 30 09:00')).toEqual([CASE]);
    expect(await numbers(closed, CALL, 'day 32 09:00')).toEqual([]);
    expect(await numbers(closed, { ...CALL, days: 60 }, 'day 32 09:00')).toEqual([CASE]);
  });

  it('is never one that was withdrawn from use: merged, erased, restricted or merely imported', async () => {
    const merged = await new Town().tellOf(OTHER_CASE, step.receive({ ...at(north(900)) }));
    await merged.tell(heap, step.merge());
    expect(await numbers(merged, CALL)).toEqual([]);
    const erased = await new Town().tell(heap, ...CLOSED, step.orderErasure(), step.confirmErasure());
    expect(await numbers(erased, CALL)).toEqual([]);
    const restricted = await new Town().tell(heap, step.restrict());
    expect(await numbers(restricted, CALL)).toEqual([]);
  });

  it('is not one that was only imported, until it is adopted', async () => {
    const town = await new Town().imported(CASE, '2026-09-23T01:00:00.000Z', {
      type: 'ComplaintReceived',
      data: {
        caseNumber: CASE,
        channel: 'phone',
        kind: 'complaint',
        category: 'sanitation.rubbish',
        complexity: 'general',
        urgency: 'normal',
        visibility: 'listed',
        location: { district: 'haidian', street: 'Willow Lane' },
        language: 'en',
        policy: { id: 'simple', version: 1 },
        phones: 0,
        reachable: false,
        respondBy: '9999-12-31T23:59:59.999Z',
        resolveBy: '9999-12-31T23:59:59.999Z',
      },
      publishable: { summary: 'A heap' },
    });
    const call = { ...CALL, point: undefined, street: 'Willow Lane' };
    expect(await numbers(town, call)).toEqual([]);
    await town.tell(step.adopt());
    expect(await numbers(town, call)).toEqual([CASE]);
  });

  it('is the one that the call became least of all', async () => {
    expect(await numbers(await new Town().tell(heap), { ...CALL, except: CASE })).toEqual([]);
  });
});

describe('the caller', () => {
  const call: CallSoFar = { phone: '+86 138-0000-0000' };

  it('is known at once by the number, wherever and whatever it was about', async () => {
    const town = await new Town().tell(heap);
    await town.tellOf(OTHER_CASE, step.receive({ complainant: { phones: ['13900000001'] } }));
    const [found, ...others] = await offered(town, call);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ caseNumber: CASE, sameCaller: true, step: 'link-call' });
    expect(found!.reasons[0]).toEqual({ 'zh-CN': '同一号码反映', en: 'reported from the same number' });
  });

  it('is told from a stranger whose number falls into the same bucket', async () => {
    const town = await new Town().tell(heap);
    const bucket = await bucketOfCaller(town.sealing, PHONE);
    let stranger = 13_900_000_000;
    while ((await bucketOfCaller(town.sealing, String(stranger))) !== bucket) stranger++;
    await town.tellOf(OTHER_CASE, step.receive({ complainant: { phones: [String(stranger)] } }));
    expect(await numbers(town, call)).toEqual([CASE]);
    expect(await numbers(town, { phone: String(stranger) })).toEqual([OTHER_CASE]);
  });

  it('comes before anything nearer', async () => {
    const far = step.receive({ at: '08:00', ...at(north(9_000)), complainant: { phones: [PHONE] } });
    const town = await new Town().tellOf(OTHER_CASE, far);
    await town.tell(step.receive({ at: '09:00', ...at(HERE), complainant: { phones: ['13900000001'] } }));
    expect(await numbers(town, { ...CALL, ...call })).toEqual([OTHER_CASE, CASE]);
  });

  it('is any of the numbers that were left', async () => {
    const town = await new Town().tell(step.receive({ complainant: { phones: ['13900000001', PHONE] } }));
    expect(await numbers(town, call)).toEqual([CASE]);
  });

  it('is led to the case that theirs went on as', async () => {
    const town = await new Town().tellOf(
      OTHER_CASE,
      step.receive({ complainant: { phones: ['13900000001'] } }),
    );
    await town.tell(heap, step.merge());
    await town.tellOf(OTHER_CASE, step.joinReporter({ from: CASE }));
    expect(await offered(town, call)).toEqual([
      expect.objectContaining({ caseNumber: OTHER_CASE, sameCaller: true, step: 'link-call' }),
    ]);
  });

  it.each<[string, readonly step.Step[], string, string]>([
    ['linked while it is open', [], 'day 2 09:00', 'link-call'],
    ['asked whether it is solved', CLOSED.slice(0, -1), 'day 2 09:00', 'reopen'],
    ['reopened within the window', CLOSED, 'day 16 09:00', 'reopen'],
    ['a new complaint afterwards', CLOSED, 'day 17 09:00', 'receive'],
  ])('is %s', async (_, steps, moment, expected) => {
    expect(await offered(await new Town().tell(heap, ...steps), call, moment)).toEqual([
      expect.objectContaining({ sameCaller: true, step: expected }),
    ]);
  });

  it('is forgotten with an erasure or a restriction, also before the read model hears of it', async () => {
    const restricted = await new Town().tell(heap, step.restrict());
    expect(await numbers(restricted, call)).toEqual([]);
    const town = await new Town().tell(heap);
    const reads = await town.reads();
    expect((await reads.similar(OPERATOR, call)).cases).toHaveLength(1);
    await town.sealing.erase(CASE);
    expect((await reads.similar(OPERATOR, call)).cases).toEqual([]);
  });
});

describe('trouble that keeps coming back', () => {
  const again = async (count: number) => {
    const town = new Town();
    for (let n = 0; n < count; n++)
      await town.tellOf(`HD-AAAA-AAA${n}-X`, step.receive({ ...at(north(n * 40)) }), ...CLOSED);
    return (await town.reads('day 200 09:00')).similar(OPERATOR, CALL);
  };

  it('is said once three cases of its kind were closed there within a year', async () => {
    const { cases, recurring } = await again(3);
    expect(cases).toEqual([]);
    expect(recurring!.caseNumbers).toEqual(['HD-AAAA-AAA2-X', 'HD-AAAA-AAA1-X', 'HD-AAAA-AAA0-X']);
    expect(recurring!.text.en).toMatch(/^3 cases of this kind/);
    expect((await again(2)).recurring).toBeUndefined();
  });
});

describe('what an operator is offered', () => {
  it('is ten cases at the most, or as many as asked, the likeliest first', async () => {
    const town = new Town();
    for (let n = 0; n < 14; n++)
      await town.tellOf(`HD-AAAA-AA${10 + n}-X`, step.receive({ ...at(north(280 - n * 20)) }));
    const all = await offered(town, CALL);
    expect(all.map(({ metres }) => metres)).toEqual([20, 40, 60, 80, 100, 120, 140, 160, 180, 200]);
    expect(await numbers(town, { ...CALL, limit: 3 })).toEqual(all.slice(0, 3).map((one) => one.caseNumber));
    expect(await offered(town, { ...CALL, limit: 99 })).toHaveLength(10);
  });

  it('includes a confidential case, with the warning not to merge or mention it', async () => {
    const town = await new Town().tell(step.receive({ ...at(HERE), visibility: 'confidential' }));
    const [found] = await offered(town, CALL);
    expect(found).toMatchObject({ visibility: 'confidential', step: 'receive' });
    expect(found!.advice.en).toContain('confidential');
  });

  it('is nothing to anyone but operators and supervisors', async () => {
    const town = await new Town().tell(heap, step.assign());
    const everything = { ...CALL, phone: PHONE, summary: 'Rubbish heaped under the windows' };
    expect(await numbers(town, everything, undefined, staff('supervisor'))).toEqual([CASE]);
    const others = [
      PUBLIC,
      citizenOf(CASE),
      staff('department', 'sanitation'),
      staff('auditor'),
      staff('analyst'),
      staff('administrator'),
      staff('service'),
    ];
    for (const reader of others) expect(await numbers(town, everything, undefined, reader)).toEqual([]);
  });

  it('never holds contact, address or description', async () => {
    const town = await new Town().tell(
      step.receive({
        description: SECRETS.description,
        complainant: { name: SECRETS.name, phones: [SECRETS.phone] },
        location: { district: 'haidian', address: SECRETS.address, point: HERE },
      }),
      step.linkCall({ text: SECRETS.call }),
    );
    const answer = JSON.stringify(await offered(town, { ...CALL, phone: SECRETS.phone }));
    expect(answer).toContain(CASE);
    for (const secret of Object.values(SECRETS)) expect(answer).not.toContain(secret);
    expect(answer).not.toContain('39.959');
  });
});

describe('the documents', () => {
  it('hold neither phone nor point nor words in clear, and after a restriction not even their traces', async () => {
    const town = await new Town().tell(
      step.receive({ ...at(HERE, 'Willow Lane'), complainant: { phones: [SECRETS.phone] } }),
    );
    const clear = async () => {
      const live = (await (await town.documents()).live('similar-cases'))!;
      return JSON.stringify((await live.find('cases', { limit: 9 })).items);
    };
    const text = await clear();
    expect(text).toContain(CASE);
    for (const secret of [SECRETS.phone, SECRETS.phone.slice(-8), '39.959', '116.298', 'Rubbish'])
      expect(text).not.toContain(secret);
    expect(text).toContain('"mark"');
    await town.tell(step.restrict());
    expect(await clear()).not.toContain('"mark"');
    expect(await clear()).not.toContain('"receipt"');
  });
});
