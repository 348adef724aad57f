import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { KnownIds } from './known-ids.js';

const NEW_LINE = 0x0a;
const CHUNK = 64 * 1024;
const READ_AND_APPEND = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND;

/** A file of one JSON object a line, each with an `id`. Nobody else writes it while it is open. */
export class MessageFile {
  private constructor(
    private readonly handle: FileHandle,
    private readonly known: KnownIds,
    private size: number,
  ) {}

  /** Cuts off a last line that a crash left unfinished: nobody was told that it is written. */
  static async open(folder: string, name: string): Promise<MessageFile> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(`${folder}/${name}`, READ_AND_APPEND, 0o600);
    try {
      await handle.chmod(0o600);
      const known = new KnownIds();
      let size = 0;
      for await (const line of wholeLines(handle)) {
        size += line.length + 1;
        const id = idOf(line);
        if (id !== undefined) known.add(id);
      }
      await handle.truncate(size);
      await syncFolder(folder);
      return new MessageFile(handle, known, size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async has(id: string): Promise<boolean> {
    if (!this.known.mayHave(id)) return false;
    for await (const line of wholeLines(this.handle)) if (idOf(line) === id) return true;
    return false;
  }

  /** Durable when it resolves; when it rejects, `takeBack` undoes what may have been written. */
  async append(messages: readonly { readonly id: string }[]): Promise<void> {
    const lines = Buffer.from(messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
    await this.handle.appendFile(lines);
    await this.handle.datasync();
    for (const { id } of messages) this.known.add(id);
    this.size += lines.length;
  }

  async takeBack(): Promise<void> {
    await this.handle.truncate(this.size);
    await this.handle.datasync();
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

/** By bytes, not with readline: that also breaks lines at U+2028, which JSON leaves as it is. */
async function* wholeLines(handle: FileHandle): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(CHUNK);
  let rest: Buffer = Buffer.alloc(0);
  let position = 0;
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    let begin = 0;
    for (let end = rest.indexOf(NEW_LINE); end >= 0; end = rest.indexOf(NEW_LINE, begin)) {
      yield rest.subarray(begin, end);
      begin = end + 1;
    }
    rest = rest.subarray(begin);
  }
}

function idOf(line: Buffer): string | undefined {
  try {
    return (JSON.parse(line.toString()) as { id?: string } | null)?.id;
  } catch {
    return undefined;
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
