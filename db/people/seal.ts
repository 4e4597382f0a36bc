// Personal fields under a key of that person (DESIGN 9): bodies hold only the sealed text, the key lies in local_person_key.
// Destroying the key erases the person from every posting at once; chain and sales stay whole.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { canonical } from '../../shared/text/canonical';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type PersonFields = Readonly<Record<string, string | null>>;

export class PersonSeal {
  private readonly find;
  private readonly make;
  private readonly drop;

  constructor(db: Database) {
    this.find = db.prepare('SELECT key FROM local_person_key WHERE person = ?');
    this.make = db.prepare('INSERT INTO local_person_key (person, key) VALUES (?, ?)');
    this.drop = db.prepare('DELETE FROM local_person_key WHERE person = ?');
  }

  /** Seals fields with AES-256-GCM under the person's key, made on first use; the person's id is authenticated with them. */
  seal(person: string, fields: PersonFields): string {
    const key = this.keyOf(person) ?? this.makeKey(person);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(person));
    const text = Buffer.concat([cipher.update(canonical(fields), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64');
  }

  /** Opens sealed fields; null when the key is gone or the text was altered. */
  open(person: string, sealed: string): PersonFields | null {
    const key = this.keyOf(person);
    if (!key) return null;
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(person));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    try {
      const text = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)),
        decipher.final(),
      ]);
      return JSON.parse(text.toString('utf8')) as PersonFields;
    } catch {
      return null;
    }
  }

  /** Destroys the key; secure_delete overwrites its page, the caller truncates the WAL. */
  destroy(person: string): void {
    this.drop.run(person);
  }

  private keyOf(person: string): Buffer | null {
    return (this.find.get(person) as { key: Buffer } | undefined)?.key ?? null;
  }

  private makeKey(person: string): Buffer {
    const key = randomBytes(32);
    this.make.run(person, key);
    return key;
  }
}
