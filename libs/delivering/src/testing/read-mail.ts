export interface ReadMail {
  /** By lower-case name, unfolded and decoded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Reads a message of one text part, as a mail programme would. */
export function readMail(raw: string): ReadMail {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const [, name, value] = /^([!-9;-~]+): ?(.*)$/.exec(line)!;
      return [name!.toLowerCase(), decodeWords(value!)];
    }),
  );
  return { headers, text: decodeBody(raw.slice(end + 4), headers.get('content-transfer-encoding')) };
}

function decodeBody(body: string, encoding?: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding === 'quoted-printable') return quotedPrintable(body.replace(/=\r\n/g, ''));
  return body;
}

/** RFC 2047. */
function decodeWords(value: string): string {
  return value
    .replace(/\?= =\?/g, '?==?')
    .replace(/(?:=\?utf-8\?[BQ]\?[^?]*\?=)+/gi, (words) =>
      [...words.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)]
        .map(([, how, word]) =>
          how!.toUpperCase() === 'B'
            ? Buffer.from(word!, 'base64').toString()
            : quotedPrintable(word!.replaceAll('_', ' ')),
        )
        .join(''),
    );
}

function quotedPrintable(encoded: string): string {
  const bytes = encoded.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString();
}
