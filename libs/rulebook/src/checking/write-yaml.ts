import { Document, isMap, isNode, isScalar, isSeq, visit } from 'yaml';

export interface YamlStyle {
  /** Stands above the whole. */
  readonly head: string;
  /** By the path of the field that each stands above. */
  readonly comments: Readonly<Record<string, string>>;
  /** The most letters of a text that is put into one line with others. */
  readonly shortText: number;
}

/** A value as a file for people: small lists and records in one line, and comments that say what is what. */
export function writeYaml(value: object, { head, comments, shortText }: YamlStyle): string {
  const document = new Document(value);
  const isShort = (values: readonly unknown[]) =>
    values.every((each) => isScalar(each) && String(each.value).length <= shortText);
  visit(document, {
    Map: (key, map) => void (map.flow = key !== null && isShort(map.items.map((pair) => pair.value))),
    Seq: (_, list) => void (list.flow = isShort(list.items)),
  });
  for (const [path, comment] of Object.entries(comments)) say(document, path.split('.'), comment);
  document.commentBefore = head.replace(/^/gm, ' ');
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function say(document: Document, path: readonly string[], comment: string): void {
  const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isSeq(holder) || !isMap(holder)) return;
  const pair = holder.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  if (isNode(pair?.key)) pair.key.commentBefore = ` ${comment}`;
}
