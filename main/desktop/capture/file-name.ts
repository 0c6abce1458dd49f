/**
 * Builds the file name of a capture: the word for it, date and local time, in an order that sorts and with no character
 * that any file system refuses: "Capture 2026-11-23 14.32.05.png".
 */
export function captureName(word: string, at: Date, extension = 'png'): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('.');
  return `${word} ${day} ${time}.${extension}`;
}
