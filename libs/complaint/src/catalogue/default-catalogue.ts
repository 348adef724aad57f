import type { Visibility } from '../words.js';
import type { Catalogue, Category, Department, District } from './catalogue.js';

const district = (id: string, code: string, zh: string, en: string): District => ({
  id,
  code,
  name: { 'zh-CN': zh, en },
});

const department = (id: string, zh: string, en: string, parent?: string): Department => ({
  id,
  name: { 'zh-CN': zh, en },
  ...(parent && { parent }),
});

const category = (id: string, zh: string, en: string, routing: Routing): Category => ({
  id,
  name: { 'zh-CN': zh, en },
  visibility: routing.visibility ?? 'listed',
  keywords: { 'zh-CN': routing.zh, en: routing.en },
  ...(routing.to && { department: routing.to }),
});

interface Routing {
  readonly visibility?: Visibility;
  readonly to?: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** A sample city: its departments are invented. */
export const DEFAULT_CATALOGUE: Catalogue = {
  districts: [
    district('haidian', 'HD', '海淀区', 'Haidian'),
    district('chaoyang', 'CY', '朝阳区', 'Chaoyang'),
    district('xicheng', 'XC', '西城区', 'Xicheng'),
    district('dongcheng', 'DC', '东城区', 'Dongcheng'),
    district('tongzhou', 'TZ', '通州区', 'Tongzhou'),
    district('fengtai', 'FT', '丰台区', 'Fengtai'),
  ],
  departments: [
    department('sanitation', '环境卫生服务中心', 'Sanitation'),
    department('sanitation-north', '环卫北部作业队', 'Sanitation, north street team', 'sanitation'),
    department('sanitation-south', '环卫南部作业队', 'Sanitation, south street team', 'sanitation'),
    department('traffic', '交通管理局', 'Traffic'),
    department('road-maintenance', '道路养护所', 'Road maintenance', 'traffic'),
    department('parking', '停车管理所', 'Parking', 'traffic'),
    department('water', '自来水公司', 'Water'),
    department('heating', '供热公司', 'Heating'),
    department('power', '供电公司', 'Power'),
    department('urban-management', '城市管理局', 'Urban management'),
    department('street-patrol', '街面巡查队', 'Street patrol', 'urban-management'),
    department('housing', '住房管理局', 'Housing'),
    department('environment', '生态环境局', 'Environment'),
    department('market-regulation', '市场监督管理局', 'Market regulation'),
    department('police-liaison', '警民联络处', 'Police liaison'),
    department('parks', '园林绿化局', 'Parks'),
    department('subdistrict-east-garden', '东园街道办事处', 'East Garden subdistrict office'),
    department('subdistrict-river-bend', '河湾街道办事处', 'River Bend subdistrict office'),
    department('community-willow-lane', '柳巷社区居委会', 'Willow Lane community', 'subdistrict-river-bend'),
  ],
  categories: [
    category('sanitation.rubbish', '垃圾堆积', 'Rubbish', {
      to: 'sanitation',
      zh: ['垃圾', '堆物', '清运', '建筑垃圾', '杂物'],
      en: ['rubbish', 'garbage', 'trash', 'litter', 'heap'],
    }),
    category('sanitation.toilet', '公共厕所', 'Public toilets', {
      to: 'sanitation',
      zh: ['公厕', '厕所', '卫生间'],
      en: ['toilet', 'lavatory', 'restroom'],
    }),
    category('sanitation.sorting', '垃圾分类', 'Waste sorting', {
      to: 'sanitation',
      zh: ['垃圾分类', '分类桶', '厨余'],
      en: ['sorting', 'recycling', 'bins'],
    }),
    category('noise.construction', '施工噪声', 'Construction noise', {
      to: 'urban-management',
      zh: ['施工', '工地', '夜间施工', '打桩'],
      en: ['construction', 'building site', 'drilling at night'],
    }),
    category('noise.neighbour', '邻里噪声', 'Noise from neighbours', {
      visibility: 'unlisted',
      to: 'police-liaison',
      zh: ['邻居', '楼上', '噪音', '扰民'],
      en: ['neighbour', 'upstairs', 'loud music'],
    }),
    category('water.supply', '供水', 'Water supply', {
      to: 'water',
      zh: ['停水', '自来水', '水压', '水质'],
      en: ['no water', 'tap water', 'water pressure'],
    }),
    category('water.drainage', '排水', 'Drainage', {
      to: 'water',
      zh: ['排水', '下水道', '积水', '污水', '井盖'],
      en: ['drain', 'sewer', 'flooded', 'manhole'],
    }),
    category('heating.supply', '供暖', 'Heating', {
      to: 'heating',
      zh: ['暖气', '供暖', '供热', '不热'],
      en: ['heating', 'radiator', 'cold flat'],
    }),
    category('power.supply', '供电', 'Power supply', {
      to: 'power',
      zh: ['停电', '供电', '电表', '电线'],
      en: ['power cut', 'blackout', 'electricity'],
    }),
    category('road.pothole', '路面破损', 'Potholes', {
      to: 'road-maintenance',
      zh: ['坑洼', '路面', '塌陷', '破损'],
      en: ['pothole', 'road surface', 'sinkhole'],
    }),
    category('road.streetlight', '路灯', 'Street lights', {
      to: 'road-maintenance',
      zh: ['路灯', '照明', '不亮'],
      en: ['street light', 'street lamp'],
    }),
    category('traffic.parking', '停车', 'Parking', {
      to: 'parking',
      zh: ['停车', '乱停', '车位', '占用'],
      en: ['parking', 'parked', 'parking space'],
    }),
    category('traffic.signal', '交通信号', 'Traffic signals', {
      to: 'traffic',
      zh: ['红绿灯', '信号灯', '路口'],
      en: ['traffic light', 'signal', 'crossing'],
    }),
    category('housing.leak', '房屋漏水', 'Leaking buildings', {
      to: 'housing',
      zh: ['漏水', '渗水', '屋顶', '防水'],
      en: ['leak', 'leaking roof', 'damp'],
    }),
    category('housing.property-management', '物业服务', 'Property management', {
      visibility: 'unlisted',
      to: 'housing',
      zh: ['物业', '物业费', '电梯'],
      en: ['property management', 'service charge', 'lift'],
    }),
    category('environment.smoke', '油烟与异味', 'Smoke and smells', {
      to: 'environment',
      zh: ['油烟', '异味', '臭味', '焚烧'],
      en: ['smoke', 'smell', 'fumes', 'burning'],
    }),
    category('market.refund', '消费退款', 'Refunds and consumer disputes', {
      visibility: 'unlisted',
      to: 'market-regulation',
      zh: ['退款', '退费', '预付卡', '消费'],
      en: ['refund', 'money back', 'prepaid card'],
    }),
    category('market.food-safety', '食品安全', 'Food safety', {
      visibility: 'unlisted',
      to: 'market-regulation',
      zh: ['食品', '过期', '变质', '餐馆'],
      en: ['food', 'expired', 'restaurant'],
    }),
    category('parks.trees', '树木与绿地', 'Trees and green spaces', {
      to: 'parks',
      zh: ['树', '树枝', '绿地', '绿化'],
      en: ['tree', 'branch', 'lawn', 'green space'],
    }),
    category('urban.street-vendors', '占道经营', 'Street vendors', {
      to: 'street-patrol',
      zh: ['占道', '摊贩', '小贩', '游商'],
      en: ['vendor', 'stall', 'hawker'],
    }),
    category('urban.illegal-building', '违法建设', 'Illegal building', {
      visibility: 'unlisted',
      to: 'urban-management',
      zh: ['违建', '违法建设', '私搭'],
      en: ['illegal building', 'unauthorised structure'],
    }),
    category('conduct.official', '工作人员作风', 'Conduct of an official', {
      visibility: 'confidential',
      zh: ['态度', '推诿', '工作人员', '不作为'],
      en: ['rude', 'official', 'conduct'],
    }),
    category('consultation.procedure', '办事咨询', 'How to get something done', {
      zh: ['咨询', '怎么办理', '办事', '材料'],
      en: ['how do I', 'procedure', 'which papers'],
    }),
  ],
};
