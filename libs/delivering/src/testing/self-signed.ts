import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate that signed itself, for names such as `DNS:hooks.example` or `IP:127.0.0.1`. Needs openssl. */
export function selfSigned(...names: readonly string[]): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-certificate-'));
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  const make = `req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj /CN=casetrail -days 30 -keyout ${key} -out ${cert}`;
  execFileSync('openssl', [...make.split(' '), '-addext', `subjectAltName=${names.join(',')}`], {
    stdio: 'pipe',
  });
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return made;
}

/** Has this process trust the certificate; answers what takes it back. */
export function trust({ cert }: Certificate): () => void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, cert]);
  return () => setDefaultCACertificates(before);
}
