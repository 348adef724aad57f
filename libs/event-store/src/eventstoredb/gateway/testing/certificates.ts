import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes an authority `ca`, a `server` and a `client` that it signed, and a `stranger` that signed itself, each as
 * `<name>.crt` and `<name>.key`, and answers their folder. Needs openssl.
 */
export function makeCertificates(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-certificates-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = (name: string) =>
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`);
  const selfSigned = (name: string) => {
    key(name);
    openssl(
      'req',
      '-x509',
      '-key',
      `${name}.key`,
      '-subj',
      `/CN=${name}`,
      '-days',
      '30',
      '-out',
      `${name}.crt`,
    );
  };
  const signed = (name: string) => {
    key(name);
    openssl('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', `${name}.csr`);
    const ca = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'];
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...ca,
      '-days',
      '30',
      '-extfile',
      'names',
      '-out',
      `${name}.crt`,
    );
  };
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  selfSigned('ca');
  selfSigned('stranger');
  signed('server');
  signed('client');
  return folder;
}
