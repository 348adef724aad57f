import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Controller, Param, Sse, type MessageEvent } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Subject, type Observable } from 'rxjs';
import ts from 'typescript';
import type { CaseView, EntryView } from '#projections';
import { ASSETS, type Assets } from '../../apps/portal/src/assets.js';
import { FakeCaseReads } from '../../apps/portal/src/testing/fake-case-reads.js';
import { sampleIncident } from '../../apps/portal/src/testing/sample-incident.js';
import { createPortalApp } from '../../apps/portal/src/testing/portal-app.js';

const CLIENT = join(import.meta.dirname, '../../apps/portal/src/client/live.ts');

/** The portal on a real socket, with reads and a live feed that the test commands. */
export class PortalUnderTest {
  private constructor(
    private readonly app: NestFastifyApplication,
    readonly url: string,
    private readonly reads: FakeCaseReads,
    private readonly feed: Subject<MessageEvent>,
  ) {}

  static async open(...cases: CaseView[]): Promise<PortalUnderTest> {
    const reads = new FakeCaseReads(...cases);
    reads.incidents.set(sampleIncident().number, sampleIncident());
    const feed = new Subject<MessageEvent>();
    const app = await createPortalApp(reads, [feedController(feed)]);
    app.get<Assets>(ASSETS).serve(compiledClient());
    await app.listen(0, '127.0.0.1');
    return new PortalUnderTest(app, await app.getUrl(), reads, feed);
  }

  /** The case as it stands now, and the feed's word of its last entry. */
  happen(view: CaseView): void {
    const entry: EntryView = view.entries.at(-1)!;
    this.reads.put(view);
    this.feed.next({ id: String(entry.revision), type: 'entry', data: entry });
  }

  async close(): Promise<void> {
    this.feed.complete();
    await this.app.close();
  }
}

function feedController(feed: Subject<MessageEvent>) {
  @Controller('api/cases')
  class FeedController {
    @Sse(':caseNumber/live')
    live(@Param('caseNumber') _caseNumber: string): Observable<MessageEvent> {
      return feed;
    }
  }
  return FeedController;
}

/** The live script as the build makes it; a test runs from the source, where there is none. */
function compiledClient(): URL {
  const options = { target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(readFileSync(CLIENT, 'utf8'), { compilerOptions: options });
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-client-'));
  writeFileSync(join(folder, 'live.js'), outputText);
  return pathToFileURL(`${folder}/`);
}
