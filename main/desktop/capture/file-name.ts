/**
 * What a capture is called: the word for it, the day and the time on this machine's clock, in an order that sorts and
 * with no character that any file system refuses: "Capture 2026-11-23 14.32.05.png".
 */
export function captureName(word: string, at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('.');
  return `${word} ${day} ${time}.png`;
}
