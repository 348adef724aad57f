export const RECEIVE_EXAMPLE = {
  channel: 'phone',
  kind: 'complaint',
  category: 'sanitation.rubbish',
  summary: 'Rubbish heaped under the windows of block 7',
  description: 'It has been there for three days and smells.',
  complainant: { name: '示例市民', phones: ['13800000000'] },
  urgency: 'normal',
  visibility: 'listed',
  location: {
    district: 'haidian',
    street: '学院路',
    address: '7 号楼',
    point: [116.298, 39.959],
  },
  occurredAt: '2026-09-23T09:00:00+08:00',
};
