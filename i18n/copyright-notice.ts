/** Holds the fields of a notice to Imgur's copyright agent, as typed. */
export interface CopyrightNotice {
  /** Description of the work and its author. */
  readonly work: string;
  /** Where the work itself can be seen. */
  readonly original: string;
  /** Registration number at the United States Copyright Office; Imgur's terms ask for it. */
  readonly registration: string;
  /** URLs at Imgur, one a line. */
  readonly addresses: string;
  readonly name: string;
  /** Owner of the work when the writer acts for another person; else empty. */
  readonly owner: string;
  readonly email: string;
  readonly telephone: string;
  readonly postal: string;
  /** Stated by the writer, never for them. */
  readonly isInGoodFaith: boolean;
  readonly isAccurate: boolean;
}

export const emptyNotice: CopyrightNotice = {
  work: '',
  original: '',
  registration: '',
  addresses: '',
  name: '',
  owner: '',
  email: '',
  telephone: '',
  postal: '',
  isInGoodFaith: false,
  isAccurate: false,
};

/** Fields without which it is no notice in law. A registration is asked for, and owed by some works only. */
const requiredFields = [
  'work',
  'addresses',
  'name',
  'email',
  'postal',
  'isInGoodFaith',
  'isAccurate',
] as const;
export type RequiredField = (typeof requiredFields)[number];

export function missingFields(notice: CopyrightNotice): RequiredField[] {
  return requiredFields.filter((field) => {
    const value = notice[field];
    if (field === 'addresses') return imgurAddresses(notice).length === 0;
    return typeof value === 'string' ? value.trim() === '' : !value;
  });
}

const splitLines = (text: string) => [
  ...new Set(
    text
      .split(/\s+/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

function isImgurAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname } = new URL(address);
  const isImgur = hostname === 'imgur.com' || hostname.endsWith('.imgur.com');
  return protocol === 'https:' && isImgur && pathname !== '/';
}

const imgurAddresses = ({ addresses }: CopyrightNotice) => splitLines(addresses).filter(isImgurAddress);
/** Returns the entered URLs that are not those of a picture or post at Imgur. */
export const foreignAddresses = ({ addresses }: CopyrightNotice) =>
  splitLines(addresses).filter((line) => !isImgurAddress(line));

/**
 * Formats the notice, with the elements of 17 U.S.C. 512(c)(3) in their order. In English, whatever language the window
 * speaks: that is what its reader reads.
 * @param date as it is to stand under the signature
 */
export function formatNotice(notice: CopyrightNotice, date: string): string {
  const { work, original, registration, name, owner, email, telephone, postal } = notice;
  const gap = '[missing]';
  const filled = (text: string) => text.trim() || gap;
  const addresses = imgurAddresses(notice);
  const right = 'of an exclusive right that is allegedly infringed';
  const standing =
    owner.trim() === ''
      ? `the owner ${right}`
      : `authorized to act on behalf of ${owner.trim()}, the owner ${right}`;
  const lines = [
    'To the copyright agent of Imgur',
    'Notice of claimed infringement under 17 U.S.C. 512(c)(3)',
    '',
    '1. The copyrighted work',
    filled(work),
    ...(original.trim() === '' ? [] : [`It can be seen at: ${splitLines(original).join(', ')}`]),
    ...(registration.trim() === '' ? [] : [`Registration, or filing for it: ${registration.trim()}`]),
    '',
    '2. The material that infringes it and is to be removed',
    ...(addresses.length === 0 ? [gap] : addresses),
    '',
    '3. Good faith',
    notice.isInGoodFaith
      ? 'I have a good faith belief that use of this material in the manner complained of is not authorized by the copyright owner, its agent, or the law.'
      : gap,
    '',
    '4. Accuracy',
    notice.isAccurate
      ? `The information in this notice is accurate, and under penalty of perjury, I am ${standing}.`
      : gap,
    '',
    '5. How to reach me',
    filled(name),
    filled(postal),
    ...(telephone.trim() === '' ? [] : [`Telephone: ${telephone.trim()}`]),
    `E-mail: ${filled(email)}`,
    '',
    '6. Signature',
    name.trim() === '' ? gap : `/s/ ${name.trim()}`,
    date,
  ];
  return lines.join('\n');
}
