import type { Scenario } from '../../test/simulation/scenario.ts';
import { simulate } from '../../test/simulation/simulate.ts';

const hourMs = 3_600_000;
const pictures = 200;
const hours = 5;
const frame = { width: 720, height: 300, left: 56, right: 16, top: 16, bottom: 40 };

/**
 * Draws how pictures arrive that were handed over at once, more than an hour's limit: as the scheduler decides in a
 * simulated afternoon.
 */
export function limitChart(): string {
  const arrived: [hour: number, count: number][] = [];
  const scene: Scenario = {
    name: 'chart',
    honest: true,
    alone: true,
    setUp({ time, machine }) {
      const start = time.now;
      time.at(start, () => machine.add(pictures, 'bulk', 'camera'));
      // The oracle that a simulation is compared with keeps no report.
      const { report } = machine as { readonly report?: { readonly uploaded: number } };
      if (!report) return;
      for (let ms = 0; ms <= hours * hourMs; ms += 60_000)
        time.at(start + ms, () => arrived.push([ms / hourMs, report.uploaded]));
    },
  };
  simulate(scene, { days: 1, seed: 1 });
  return draw(arrived);
}

function draw(points: readonly (readonly [number, number])[]): string {
  const { width, height, left, right, top, bottom } = frame;
  const x = (hour: number) => left + (hour / hours) * (width - left - right);
  const y = (count: number) => height - bottom - (count / pictures) * (height - top - bottom);
  const path = points.map(
    ([hour, count], at) => `${at === 0 ? 'M' : 'L'}${x(hour).toFixed(1)} ${y(count).toFixed(1)}`,
  );
  const label = (at: number, up: number, text: string, anchor: string) =>
    `<text x="${at}" y="${up}" text-anchor="${anchor}">${text}</text>`;
  const rows = [0, 50, 100, 150, 200].map(
    (count) =>
      `<path d="M${left} ${y(count)}H${width - right}" stroke="#8884"/>${label(left - 8, y(count) + 4, String(count), 'end')}`,
  );
  const columns = Array.from({ length: hours + 1 }, (_, hour) =>
    label(x(hour), height - bottom + 20, `${hour} h`, 'middle'),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#888">`,
    ...rows,
    ...columns,
    `<path d="${path.join('')}" fill="none" stroke="#0f8069" stroke-width="2.5"/>`,
    '</svg>',
    '',
  ].join('\n');
}
