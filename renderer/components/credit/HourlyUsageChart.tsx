import { type PointerEvent, useState } from 'react';
import { useTranslator } from '../../i18n-context.tsx';
import type { HourUsage } from '../../state/usage.ts';

/** Number of bars between two hour labels. */
const labelInterval = 6;

/**
 * Charts credits by hour. The pointer or the arrow keys choose the hour to describe; a table contains all of them for
 * users of a screen reader.
 */
export function HourlyUsageChart({ hours, total }: { hours: readonly HourUsage[]; total: number }) {
  const i18n = useTranslator();
  const [chosen, setChosen] = useState<number | null>(null);
  const most = Math.max(...hours.map((hour) => hour.credits));
  const told = (hour: HourUsage) =>
    i18n.t('day.hour', {
      from: i18n.formatTime(hour.from),
      to: i18n.formatTime(hour.to),
      count: hour.credits,
    });
  const last = hours.length - 1;
  const hour = chosen === null ? undefined : hours[chosen];
  const atHand = hours[chosen ?? last];
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setChosen(Math.min(Math.max(Math.floor(((event.clientX - left) / width) * hours.length), 0), last));
  };

  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-medium">{i18n.t('day.title')}</h3>
        <p className="text-right text-12 text-ink-soft">
          {hour ? told(hour) : i18n.t('day.credits', { count: total })}
        </p>
      </div>
      <div className="relative mt-2 rounded-sm outline-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2">
        <div aria-hidden className="flex h-14 border-b border-line-strong">
          {hours.map((each, index) => (
            <span
              key={each.from}
              className={`flex flex-1 items-end px-px transition-colors ${index === chosen ? 'bg-picked' : ''}`}
            >
              <span
                className={`w-full rounded-t-[2px] ${index === chosen ? 'bg-accent-hover' : 'bg-accent'}`}
                // A small amount is still visible.
                style={{ height: each.credits > 0 ? `max(2px, ${(each.credits / most) * 100}%)` : 0 }}
              />
            </span>
          ))}
        </div>
        <input
          type="range"
          aria-label={i18n.t('day.choose-hour')}
          aria-valuetext={atHand && told(atHand)}
          min={0}
          max={last}
          value={chosen ?? last}
          onChange={(event) => setChosen(Number(event.target.value))}
          onPointerMove={follow}
          onPointerLeave={() => setChosen(null)}
          onFocus={() => setChosen((before) => before ?? last)}
          onBlur={() => setChosen(null)}
          className="absolute inset-0 m-0 size-full opacity-0"
        />
      </div>
      <div aria-hidden className="mt-1 flex text-11 text-ink-faint">
        {hours
          .filter((_, index) => index % labelInterval === 0)
          .map((each) => (
            <span key={each.from} className="flex-1">
              {i18n.formatTime(each.from)}
            </span>
          ))}
      </div>
      <div className="sr-only">
        <table>
          <caption>{i18n.t('day.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n.t('day.table.hour')}</th>
              <th scope="col">{i18n.t('day.table.credits')}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map((each) => (
              <tr key={each.from}>
                <th scope="row">
                  {i18n.formatTime(each.from)}–{i18n.formatTime(each.to)}
                </th>
                <td>{i18n.formatNumber(each.credits)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
