import type { Instant, LocalizedText } from '#complaint';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, as one says it: in minutes within the hour, in hours within two days, then in days. */
export function ago(moment: Instant, now: Instant): LocalizedText {
  const passed = Date.parse(now) - Date.parse(moment);
  if (passed < MINUTE) return { 'zh-CN': '刚刚', en: 'just now' };
  if (passed < HOUR) return counted(passed / MINUTE, '分钟', 'minute');
  return passed < 2 * DAY ? counted(passed / HOUR, '小时', 'hour') : counted(passed / DAY, '天', 'day');
}

function counted(amount: number, zh: string, en: string): LocalizedText {
  const whole = Math.trunc(amount);
  return { 'zh-CN': `${whole}${zh}前`, en: `${whole} ${en}${whole === 1 ? '' : 's'} ago` };
}
