// Secrets that never lie in the ledger folder: the computer's id, the station's signing key, the company's pepper (DESIGN 6, 9).
// A copied ledger folder therefore cannot sign, and says so.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { faultOf } from './fault';

const SECRET = { mode: 0o600, flag: 'wx' } as const;

export class KeyStore {
  constructor(private readonly folder: string) {}

  /** The id of this computer, made on first use. */
  computerId(): string {
    const file = path.join(this.folder, 'computer.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { id: string }).id;
    const id = randomBytes(16).toString('hex');
    this.write(file, { id });
    return id;
  }

  /** Makes the signing key of a new station and gives its public key (SPKI, base64). */
  makeStationKey(station: string): string {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.write(this.stationFile(station), {
      privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    });
    return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  }

  /** The signing key of a station, or null where it does not lie on this computer. */
  stationKey(station: string): KeyObject | null {
    const file = this.stationFile(station);
    if (!existsSync(file)) return null;
    const { privateKey } = JSON.parse(readFileSync(file, 'utf8')) as { privateKey: string };
    return createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  }

  /** The company's pepper for PINs; throws `keyMissing` where it does not lie on this computer. */
  pepper(company: string): Buffer {
    const file = this.pepperFile(company);
    if (!existsSync(file)) {
      throw faultOf(
        'keyMissing',
        `the PINs of company ${company} cannot be checked here; restore with the recovery code`,
      );
    }
    return Buffer.from((JSON.parse(readFileSync(file, 'utf8')) as { pepper: string }).pepper, 'base64');
  }

  /** Makes the pepper of a company that is founded, or restored by its recovery code, on this computer. */
  makePepper(company: string): void {
    const file = this.pepperFile(company);
    if (!existsSync(file)) this.write(file, { pepper: randomBytes(32).toString('base64') });
  }

  private pepperFile(company: string): string {
    return path.join(this.folder, `company-${company}.json`);
  }

  private stationFile(station: string): string {
    return path.join(this.folder, `station-${station}.json`);
  }

  private write(file: string, value: unknown): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(value), SECRET);
  }
}

/** Signs a hash with ed25519. */
export function signHash(key: KeyObject, hash: Buffer): Buffer {
  return sign(null, hash, key);
}

/** The public key of a station (SPKI, base64), or null where the text is none. */
export function publicKeyOf(text: string): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** Checks a signature against the public key of a station. */
export function verifyHash(publicKey: KeyObject, hash: Buffer, signature: Buffer): boolean {
  return verify(null, hash, publicKey, signature);
}
