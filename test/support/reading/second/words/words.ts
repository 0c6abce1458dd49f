import type { SecondKind } from '../secrets.ts';

/** What the pictures of the second set say in a language. `{}` is the place of a number, or of what is private. */
export interface Words {
  /** Labels of fields, as different programs have them. */
  readonly labels: Readonly<Record<SecondKind, readonly string[]>>;
  /** How people tell each other. */
  readonly tells: Readonly<Record<SecondKind, readonly string[]>>;
  readonly people: readonly string[];
  /** Out of which people make passwords. */
  readonly ownWords: readonly string[];
  readonly chat: readonly string[];
  /** About passwords, without one. */
  readonly aboutPasswords: readonly string[];
  readonly orders: readonly string[];
  readonly parcels: readonly string[];
  readonly settings: {
    readonly title: string;
    readonly menu: readonly string[];
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly device: string;
    readonly serial: string;
    readonly version: string;
    readonly changed: string;
    readonly save: string;
    readonly cancel: string;
  };
  readonly mail: {
    readonly folders: readonly string[];
    readonly subjects: readonly string[];
    readonly greeting: string;
    readonly paragraphs: readonly string[];
    readonly bye: string;
    readonly to: string;
  };
  readonly bank: {
    readonly title: string;
    readonly columns: readonly [string, string, string];
    readonly bookings: readonly string[];
    readonly account: string;
    readonly mandate: string;
    readonly reference: string;
    readonly balance: string;
  };
  readonly shop: {
    readonly title: string;
    readonly items: readonly string[];
    readonly subtotal: string;
    readonly shipping: string;
    readonly total: string;
    readonly pay: string;
    readonly voucher: string;
    readonly payment: string;
    readonly saved: string;
    readonly expiry: string;
  };
  readonly trip: {
    readonly title: string;
    readonly cities: readonly string[];
    readonly passenger: string;
    readonly flight: string;
    readonly gate: string;
    readonly seat: string;
    readonly boarding: string;
    readonly date: string;
    readonly code: string;
    readonly ticket: string;
    readonly note: string;
  };
  readonly sheet: {
    readonly file: string;
    readonly service: string;
    readonly user: string;
    readonly note: string;
    readonly amount: string;
    readonly services: readonly string[];
  };
  readonly ticket: {
    readonly open: string;
    readonly requester: string;
    readonly created: string;
    readonly product: string;
    readonly priority: string;
    readonly reply: string;
    readonly comments: readonly string[];
  };
  readonly wiki: {
    readonly nav: readonly string[];
    readonly title: string;
    readonly intro: string;
    readonly steps: readonly string[];
    readonly edited: string;
  };
  readonly vault: {
    readonly title: string;
    readonly search: string;
    readonly site: string;
    readonly notes: string;
    readonly copy: string;
  };
}
