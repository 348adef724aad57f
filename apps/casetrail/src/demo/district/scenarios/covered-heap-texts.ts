import type { AttemptResult } from '#complaint';
import type { Matter } from '../matter.js';

/** The words of the covered heap in one language, and how the callbacks went. */
export interface CoveredHeap {
  readonly matter: Matter;
  readonly instructions: { readonly sanitation: string; readonly traffic: string };
  readonly contacted: string;
  readonly stopgap: {
    readonly reported: string;
    readonly done: string;
    readonly why: string;
    readonly plan: string;
  };
  readonly calledAgain: string;
  readonly explained: string;
  readonly moving: string;
  readonly laneFree: string;
  readonly cleared: string;
  /** What came of the callbacks before the one that reached her. */
  readonly attempts: readonly AttemptResult[];
  readonly opinion: string;
}

const RUBBISH = { category: 'sanitation.rubbish', kind: 'complaint', weight: 0, lead: 'sanitation' } as const;

export const IN_CHINESE: CoveredHeap = {
  matter: {
    ...RUBBISH,
    language: 'zh-CN',
    summaries: ['桐影路7号楼窗下垃圾堆积多日'],
    descriptions: [
      '7号楼一层窗户下面的垃圾堆了快一个星期，有装修袋、旧沙发和厨余，气味很大，窗户不敢开，晚上还有老鼠。希望尽快清走。',
    ],
    progress: [],
    resolved: [],
  },
  instructions: {
    sanitation: '请主办：今天到场查看并清运，处理情况及时告知来电人。',
    traffic: '请协办：楼前通道停满车辆，请协助清出清运车的通道。',
  },
  contacted: '已与来电人通话，确认垃圾在7号楼北侧一层窗下，约定下午到场。',
  stopgap: {
    reported: '清运车已到楼前，但通道两侧停满车辆，车进不去；现场约两车垃圾，人工一时搬不完。',
    done: '已用篷布把垃圾堆盖严，并喷洒除味剂和灭鼠药',
    why: '楼前通道停满车辆，清运车今天进不去',
    plan: '请交管部门清出通道后整车清运，并冲洗地面',
  },
  calledAgain:
    '来电人再次来电，很生气：“短信说处理了，我往楼下一看，就是盖了一块布，底下一点没动，味道照样往上来。这也叫处理？”',
  explained: '已向来电人说明：目前只是临时遮盖，不算办结；车进不去，最迟后天清走，并为没有提前说清楚道歉。',
  moving: '已张贴挪车通知并逐户联系车主，还有三辆车的车主在外地，明晚前挪走。',
  laneFree: '占道车辆已全部挪走，清运通道已放置隔离墩，车可以进了。',
  cleared: '两车垃圾已全部清走，地面冲洗消毒，篷布撤除；此处已列入每日巡查点，并加设一组垃圾桶。',
  attempts: ['unanswered', 'flagged-as-spam', 'unanswered'],
  opinion:
    '垃圾确实清干净了，满意。前几次没接，是手机把你们的号码标成了骚扰电话。当时要是早说只是先盖一下，我也不会那么生气。',
};

export const IN_ENGLISH: CoveredHeap = {
  matter: {
    ...RUBBISH,
    language: 'en',
    summaries: ['Rubbish heaped under the windows of block 3, Paper Kite Lane'],
    descriptions: [
      'Builders’ sacks, a sofa and kitchen waste have been lying under the ground-floor windows for a week. It smells, we cannot open a window, and there are rats at night.',
    ],
    progress: [],
    resolved: [],
  },
  instructions: {
    sanitation: 'You lead: please see it today, take it away and keep the caller informed.',
    traffic: 'You support: the lane is full of parked cars; please make way for the truck.',
  },
  contacted:
    'Spoke with the caller: it lies on the north side, under the ground-floor windows. We come this afternoon.',
  stopgap: {
    reported:
      'The truck came, but cars are parked on both sides of the lane and it cannot get in. About two truckloads.',
    done: 'The heap was covered with a tarpaulin and treated against smell and rats',
    why: 'the lane is full of parked cars and the truck cannot get in today',
    plan: 'take the heap away and wash the ground as soon as the lane is free',
  },
  calledAgain:
    'Called again, angry: “Your message says it was dealt with. I look down and there is a sheet over it. Nothing is gone. You call that dealt with?”',
  explained:
    'Told the caller that the cover is only a stopgap and the case is not resolved: the heap goes the day after tomorrow at the latest. Apologised for not having said so at once.',
  moving:
    'Notices are up and the owners are being rung; three cars belong to people who are away until tomorrow evening.',
  laneFree: 'All cars have been moved and bollards keep the lane free. The truck can get in.',
  cleared:
    'Two truckloads were taken away, the ground was washed and disinfected, the tarpaulin removed. The place is now on the daily round and has one more set of bins.',
  attempts: ['flagged-as-spam', 'unanswered'],
  opinion:
    'It is really gone now, I am satisfied. Had someone said on the first day that it was only covered until the truck could get in, I would not have been so angry.',
};
