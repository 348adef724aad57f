import type { Matter } from '../matter.js';

export const CLEANLINESS: readonly Matter[] = [
  {
    category: 'sanitation.rubbish',
    language: 'zh-CN',
    kind: 'complaint',
    weight: 14,
    lead: 'sanitation',
    support: {
      department: 'traffic',
      instruction: '协助清出清运车辆的通道。',
      finished: '占道车辆已劝离，清运通道已恢复。',
    },
    summaries: [
      '{street}{spot}{block}号楼下垃圾堆积',
      '{street}{spot}门口建筑垃圾无人清运',
      '{spot}（{street}）垃圾桶满溢，气味难闻',
      '{street}路边倾倒的旧家具多日未清',
    ],
    descriptions: [
      '{block}号楼一单元门前的垃圾已经堆了三四天，一到中午味道很大，一楼住户不敢开窗，希望尽快清走。',
      '装修垃圾袋摞到了窗台高，旁边就是孩子上学的路，已经有袋子破了，希望派车清运。',
      '垃圾桶每天下午就满了，溢出来的袋子堆在地上，保洁只清早上一次，希望增加清运次数。',
    ],
    progress: [
      '已到现场查看，垃圾量约两车，正在安排车辆。',
      '已联系清运车队，今晚装车。',
      '已与物业核对堆放点位，准备清运。',
    ],
    stopgap: {
      done: '已用篷布将垃圾覆盖并喷洒除味剂',
      code: 'access-blocked',
      why: '通道被停放车辆占住，清运车今天进不去',
      plan: '车辆挪开后整车清运，并冲洗地面',
    },
    resolved: [
      '垃圾已全部清运，地面已冲洗，并安排早晚各巡查一次。',
      '清运两车，现场已恢复干净，桶位增加了一组。',
      '已清走旧家具和建筑垃圾，并在原处张贴了投放提示。',
    ],
  },
  {
    category: 'sanitation.toilet',
    language: 'zh-CN',
    kind: 'complaint',
    weight: 4,
    lead: 'sanitation',
    summaries: ['{street}公厕夜间不开放', '{street}{spot}旁公厕长期无水冲洗'],
    descriptions: [
      '晚上九点以后公厕就锁门，附近出车的师傅和遛弯的老人都没处去。',
      '公厕里两个隔间的冲水坏了一个星期，只是挂了“停用”的牌子。',
    ],
    progress: ['已通知管护班组到场检修。', '已查看值班记录，正在调整开放时间。'],
    stopgap: {
      done: '已用软管接水，由保洁员每小时人工冲洗一次',
      code: 'parts-awaited',
      why: '冲洗阀要换，配件三天后到货',
      plan: '到货当天更换冲洗阀',
    },
    resolved: ['冲洗阀已更换，各隔间恢复使用。', '已改为二十四小时开放，门口更换了开放时间牌。'],
  },
  {
    category: 'sanitation.sorting',
    language: 'zh-CN',
    kind: 'suggestion',
    weight: 3,
    lead: 'subdistrict-river-bend',
    summaries: ['建议{street}{spot}增设厨余垃圾投放点', '建议延长{spot}（{street}）可回收物站点开放时间'],
    descriptions: [
      '现在的投放点离{block}号楼太远，老人提着厨余桶要走五六分钟，建议在楼群中间增设一处。',
      '站点下午四点就关，上班的人赶不上，建议延到晚上八点。',
    ],
    progress: ['已列入本周社区议事会议题。', '已实地看过备选点位，正在征求周边住户意见。'],
    resolved: [
      '议事会已通过，新投放点已设好，每天七点到九点、十八点到二十点开放。',
      '站点开放时间已延长到二十点。',
    ],
  },
  {
    category: 'environment.smoke',
    language: 'zh-CN',
    kind: 'complaint',
    complexity: 'complex',
    weight: 6,
    lead: 'environment',
    support: {
      department: 'market-regulation',
      instruction: '核对该店的经营许可。',
      finished: '已核对许可，要求商户补齐烟道检测报告。',
    },
    summaries: ['{street}{spot}楼下餐馆油烟扰民', '{street}烧烤油烟飘进居民楼'],
    descriptions: [
      '一楼餐馆的排烟口正对着我家窗户，每天晚饭时间满屋油烟，家里有老人咳嗽。',
      '晚上七点以后烧烤摊的烟顺着楼道往上走，衣服晾出去都是味。',
    ],
    progress: ['已约检测人员晚高峰到场测烟。', '已对商户开展首次检查，要求清洗净化器。'],
    stopgap: {
      done: '商户已把排烟口临时改向道路一侧，并缩短了营业时间',
      code: 'parts-awaited',
      why: '新的油烟净化器要定制，尚未到货',
      plan: '净化器到货后安装，再次检测达标才恢复正常营业时间',
    },
    resolved: [
      '净化器已更换，晚高峰复测达标，排烟口已移到楼顶。',
      '商户已停止露天烧烤，改为室内经营并安装净化设备。',
    ],
    longStanding: {
      reason: '该楼没有公共烟道，加装须经全体业主同意并办理规划手续',
      plan: '由街道牵头征求业主意见，同意后列入公共烟道改造项目',
      review: '已征得三分之二住户同意，设计图正在报审。',
    },
  },
  {
    category: 'parks.trees',
    language: 'zh-CN',
    kind: 'report',
    weight: 6,
    lead: 'parks',
    summaries: ['{street}{spot}树枝遮挡路灯', '{street}枯树枝有掉落危险', '{spot}（{street}）绿地裸露扬尘'],
    descriptions: [
      '树枝已经伸到三楼窗户，晚上把路灯全挡住了，楼前漆黑一片。',
      '昨天刮风掉下来一截胳膊粗的枯枝，幸好没砸到人。',
      '绿化带里的土都露出来了，风一吹满街是土。',
    ],
    progress: ['已派养护员现场丈量，列入本周修剪计划。', '已用高空车查看枯枝情况。'],
    stopgap: {
      done: '已在树下拉起警戒带，并先截除最危险的两根枯枝',
      code: 'weather',
      why: '连日大风，高空车不能作业',
      plan: '风停后整株修剪',
    },
    resolved: [
      '已修剪遮挡枝条并清运，路灯照明恢复。',
      '枯枝已全部清除，同路段排查了四十株。',
      '裸露绿地已补种麦冬并覆盖树皮。',
    ],
  },
];
