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

const category = (id: string, zh: string, en: string, visibility: Visibility = 'listed'): Category => ({
  id,
  name: { 'zh-CN': zh, en },
  visibility,
});

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
    category('sanitation.rubbish', '垃圾堆积', 'Rubbish'),
    category('sanitation.toilet', '公共厕所', 'Public toilets'),
    category('sanitation.sorting', '垃圾分类', 'Waste sorting'),
    category('noise.construction', '施工噪声', 'Construction noise'),
    category('noise.neighbour', '邻里噪声', 'Noise from neighbours', 'unlisted'),
    category('water.supply', '供水', 'Water supply'),
    category('water.drainage', '排水', 'Drainage'),
    category('heating.supply', '供暖', 'Heating'),
    category('power.supply', '供电', 'Power supply'),
    category('road.pothole', '路面破损', 'Potholes'),
    category('road.streetlight', '路灯', 'Street lights'),
    category('traffic.parking', '停车', 'Parking'),
    category('traffic.signal', '交通信号', 'Traffic signals'),
    category('housing.leak', '房屋漏水', 'Leaking buildings'),
    category('housing.property-management', '物业服务', 'Property management', 'unlisted'),
    category('environment.smoke', '油烟与异味', 'Smoke and smells'),
    category('market.refund', '消费退款', 'Refunds and consumer disputes', 'unlisted'),
    category('market.food-safety', '食品安全', 'Food safety', 'unlisted'),
    category('parks.trees', '树木与绿地', 'Trees and green spaces'),
    category('urban.street-vendors', '占道经营', 'Street vendors'),
    category('urban.illegal-building', '违法建设', 'Illegal building', 'unlisted'),
    category('conduct.official', '工作人员作风', 'Conduct of an official', 'confidential'),
    category('consultation.procedure', '办事咨询', 'How to get something done'),
  ],
};
