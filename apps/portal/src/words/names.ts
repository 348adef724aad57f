import type { LocalizedText, PartKind } from '#complaint';

export const PART_NAMES: Readonly<Record<PartKind, LocalizedText>> = {
  lead: { en: 'leads', 'zh-CN': '主办' },
  support: { en: 'supports', 'zh-CN': '协办' },
};
