const width = 480;
const height = 260;
const margin = { left: 64, right: 16, top: 32, bottom: 36 };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * Draws a curve over a size as an SVG, both axes logarithmic, so that its slope is the exponent.
 * @param points size and value, both above 0
 */
export function curveOf(title: string, unit: string, points: readonly (readonly [number, number])[]): string {
  const logs = points.map(([size, value]) => [Math.log10(size), Math.log10(Math.max(value, 1e-6))] as const);
  const range = (index: 0 | 1): readonly [number, number] => {
    const all = logs.map((each) => each[index]);
    const low = Math.floor(Math.min(...all));
    return [low, Math.max(low + 1, Math.ceil(Math.max(...all)))];
  };
  const [fromX, toX] = range(0);
  const [fromY, toY] = range(1);
  const x = (log: number) =>
    margin.left + ((log - fromX) / (toX - fromX)) * (width - margin.left - margin.right);
  const y = (log: number) =>
    height - margin.bottom - ((log - fromY) / (toY - fromY)) * (height - margin.top - margin.bottom);
  const decades = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const label = (log: number) =>
    Math.abs(log) > 3 ? `1e${log}` : String(Number((10 ** log).toPrecision(1)));
  const grid = [
    ...decades(fromX, toX).map(
      (log) =>
        `<path d="M${x(log)} ${margin.top}V${height - margin.bottom}" class="g"/><text x="${x(log)}" y="${height - margin.bottom + 16}" text-anchor="middle">${label(log)}</text>`,
    ),
    ...decades(fromY, toY).map(
      (log) =>
        `<path d="M${margin.left} ${y(log)}H${width - margin.right}" class="g"/><text x="${margin.left - 8}" y="${y(log) + 4}" text-anchor="end">${label(log)}</text>`,
    ),
  ];
  const line = logs.map(
    ([size, value], index) => `${index === 0 ? 'M' : 'L'}${x(size).toFixed(1)} ${y(value).toFixed(1)}`,
  );
  const dots = logs.map(
    ([size, value]) => `<circle cx="${x(size).toFixed(1)}" cy="${y(value).toFixed(1)}" r="3.5"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">`,
    '<style>.g{stroke:#8886;fill:none}.l{stroke:#2f7d6b;stroke-width:2;fill:none}circle{fill:#2f7d6b}text{fill:#777}</style>',
    `<text x="${margin.left}" y="18" font-size="13">${escaped(unit === '' ? title : `${title} (${unit})`)}</text>`,
    ...grid,
    `<path d="${line.join('')}" class="l"/>`,
    ...dots,
    '</svg>\n',
  ].join('\n');
}
