const width = 1920;
const height = 1080;

/** Draws a screenshot of a report, as bytes: something that people annotate. */
export async function drawScreenshot(): Promise<{ bytes: Uint8Array; mime: string }> {
  const canvas = new OffscreenCanvas(width, height);
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('no canvas');
  brush.fillStyle = '#f6f7f9';
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = '#22304a';
  brush.fillRect(0, 0, width, 84);
  brush.fillRect(0, 84, 360, height);
  brush.fillStyle = '#ffffff';
  brush.font = '600 34px sans-serif';
  brush.fillText('Quarterly report', 400, 55);
  brush.font = '26px sans-serif';
  for (const [index, text] of [
    'Ada Lovelace',
    'ada@example.org',
    '+44 20 7946 0018',
    'Account 4417',
  ].entries())
    brush.fillText(text, 60, 250 + index * 90);
  for (const [left, top] of [
    [420, 140],
    [1170, 140],
    [420, 600],
    [1170, 600],
  ] as const) {
    brush.fillStyle = '#ffffff';
    brush.fillRect(left, top, 690, 410);
    brush.fillStyle = '#1b2333';
    brush.font = '600 28px sans-serif';
    brush.fillText('Visitors by day', left + 36, top + 56);
    for (let bar = 0; bar < 12; bar++) {
      const high = 60 + ((bar * 37 + left) % 200);
      brush.fillStyle = bar === 8 ? '#e07a5f' : '#3d84a8';
      brush.fillRect(left + 40 + bar * 52, top + 370 - high, 36, high);
    }
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return { bytes: new Uint8Array(await blob.arrayBuffer()), mime: 'image/png' };
}
