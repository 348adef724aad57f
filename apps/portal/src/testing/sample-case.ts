import { DEFAULT_CATALOGUE, type LocalizedText } from '#complaint';
import { STATUS_NAMES, type CaseView, type EntryView } from '#projections';
import type { PortalSettings } from '../portal-settings.js';

export const SAMPLE_SETTINGS: PortalSettings = {
  language: 'zh-CN',
  catalogue: DEFAULT_CATALOGUE,
  zone: 'Asia/Shanghai',
  hotline: '12345',
};

const both = (en: string, zh: string): LocalizedText => ({ en, 'zh-CN': zh });

const SANITATION = { department: 'sanitation', departmentName: both('Sanitation', '环境卫生服务中心') };

export function sampleEntry(
  revision: number,
  type: string,
  at: string,
  text: LocalizedText,
  rest: Partial<EntryView> = {},
): EntryView {
  const instant = new Date(`${at}:00+08:00`).toISOString();
  return {
    eventId: `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`,
    revision,
    type,
    occurredAt: instant,
    recordedAt: instant,
    round: 1,
    text,
    details: {},
    ...rest,
  };
}

const ENTRIES: readonly EntryView[] = [
  sampleEntry(
    0,
    'ComplaintReceived',
    '2026-09-23T09:00',
    both(
      'A resident called the hotline about rubbish under her window.',
      '一位居民致电热线，反映窗下堆放垃圾。',
    ),
  ),
  sampleEntry(
    1,
    'ComplaintAssigned',
    '2026-09-23T09:00',
    both('Assigned to Sanitation, which leads.', '派给环境卫生服务中心主办。'),
  ),
  sampleEntry(
    2,
    'AssignmentAccepted',
    '2026-09-23T10:00',
    both('Sanitation took the case on.', '环境卫生服务中心已受理。'),
    SANITATION,
  ),
  sampleEntry(
    3,
    'TemporarilyMitigated',
    '2026-09-23T15:00',
    both(
      'The heap was covered. This is not permanent: the truck cannot get in today because the lane is blocked by road works. Planned: clear the heap. To be looked at again on 25 September 2026.',
      '已将垃圾堆苫盖。这不是最终解决：因巷内施工，清运车今天无法进入。计划：清运垃圾堆。将于2026年9月25日复查。',
    ),
    SANITATION,
  ),
  sampleEntry(
    4,
    'RepeatCallLinked',
    '2026-09-23T18:00',
    both('The citizen called a second time about the same matter.', '市民就同一问题第二次来电。'),
    { recordedAt: '2026-09-24T00:30:00.000Z' },
  ),
];

/** The covered heap of rubbish: mitigated, not resolved. */
export function sampleCase(changes: Partial<CaseView> = {}): CaseView {
  return {
    caseNumber: 'HD-7K3M-9QWD-Z',
    status: 'mitigated',
    statusText: STATUS_NAMES.mitigated,
    plain: {
      status: both('Covered for now; not resolved yet.', '已临时处理，问题尚未解决。'),
      why: both(
        'The truck cannot get in today because the lane is blocked by road works.',
        '因巷内施工，清运车今天无法进入。',
      ),
      next: both('The heap will be cleared.', '清运垃圾堆。'),
      byWhen: both('Looked at again on 25 September 2026.', '2026年9月25日复查。'),
      who: both('Sanitation', '环境卫生服务中心'),
    },
    visibility: 'listed',
    round: 1,
    receivedAt: '2026-09-23T01:00:00.000Z',
    category: 'sanitation.rubbish',
    categoryName: both('Rubbish not collected', '垃圾清运不及时'),
    district: 'haidian',
    districtName: both('Haidian', '海淀区'),
    place: { street: '学院路' },
    summary: '七号楼窗下堆满垃圾，气味难闻。',
    departments: [
      {
        id: 'sanitation',
        name: SANITATION.departmentName,
        part: 'lead',
        state: 'mitigated',
        now: both(
          'It has put a stopgap in place, to be looked at again no later than 25 September 2026. To be done by 30 September 2026, 9 am.',
          '已临时处理，最迟2026年9月25日复查。2026年9月30日9时前完成。',
        ),
        task: '清运七号楼窗下的垃圾堆',
        delegatedTo: [],
      },
      {
        id: 'traffic',
        name: both('Traffic', '交通管理局'),
        part: 'support',
        state: 'accepted',
        now: both(
          'It is working on it. To be done by 25 September 2026, 8 am.',
          '正在办理。2026年9月25日8时前完成。',
        ),
        delegatedTo: [],
      },
    ],
    deadline: {
      respondBy: '2026-09-24T01:00:00.000Z',
      resolveBy: '2026-09-30T01:00:00.000Z',
      late: false,
    },
    nextReview: '2026-09-25',
    entries: ENTRIES,
    revision: 4,
    position: '0000000000000005',
    ...changes,
  };
}

/** Two days later: the heap is gone. */
export const SAMPLE_RESOLUTION = sampleEntry(
  5,
  'Resolved',
  '2026-09-25T11:00',
  both('The heap was cleared and the ground was washed.', '垃圾堆已清运，地面已冲洗。'),
  SANITATION,
);
