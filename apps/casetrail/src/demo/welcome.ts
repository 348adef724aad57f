/** Where the demo runs and how to get in. */
export interface Welcome {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Case number of the heap that was only covered. */
  readonly firstCase: string;
  readonly accessCode: string;
  /** A bearer token by role. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** What `npm run demo` prints once everything can be opened: first in Chinese, then in English, then what both need. */
export function welcome(demo: Welcome): string {
  return [CHINESE, ENGLISH].map((words) => pages(demo, words)).join('\n\n') + '\n\n' + tokensOf(demo) + '\n';
}

interface Words {
  readonly ready: string;
  readonly story: string;
  readonly code: string;
  readonly search: string;
  readonly api: string;
}

const CHINESE: Words = {
  ready: '示例区已就绪。请打开这一页：',
  story: '一堆只是被盖住的垃圾：先是临时遮盖，两天后才真正清走，第四次回访才接通。',
  code: '查看完整经过的查询码：',
  search: '查找其他案件：',
  api: '接口文档：',
};

const ENGLISH: Words = {
  ready: 'The sample district is ready. Open this page:',
  story:
    'A heap of rubbish that was only covered: a stopgap first, removed two days later, reached on the fourth callback.',
  code: 'Access code for its full history:',
  search: 'Search all cases:',
  api: 'API documentation:',
};

function pages({ baseUrl, firstCase, accessCode }: Welcome, words: Words): string {
  return [
    words.ready,
    `  ${baseUrl}/cases/${firstCase}`,
    `  ${words.story}`,
    `  ${words.code} ${accessCode}`,
    `${words.search} ${baseUrl}/search`,
    `${words.api} ${baseUrl}/api/docs`,
  ].join('\n');
}

function tokensOf({ baseUrl, firstCase, tokens }: Welcome): string {
  const lines = Object.entries(tokens).map(([role, token]) => `  ${role}:\n    ${token}`);
  return [
    '每个角色一个令牌，例如：/ A token for each role, for example:',
    `  curl -H "Authorization: Bearer $TOKEN" ${baseUrl}/api/cases/${firstCase}/history`,
    ...lines,
  ].join('\n');
}
