import type { BudgetParts } from '../../state/job-predicates.ts';

export const partNames = ['used', 'reserved', 'kept', 'free'] as const;
type PartName = (typeof partNames)[number];

const partColours: Record<PartName, string> = {
  used: 'bg-part-used',
  reserved: 'bg-part-reserved',
  kept: 'bg-part-kept',
  free: 'bg-part-free',
};

/**
 * Renders the segments of a budget: used, reserved by uploads in progress, kept, free. Each layer only ever scales or
 * moves.
 */
export function CreditBar({ parts }: { parts: BudgetParts | null }) {
  if (!parts) return <div aria-hidden className="h-1 bg-part-free" />;
  const ends: { name: PartName; end: number }[] = [];
  let sum = 0;
  for (const name of partNames) {
    sum += parts[name] / parts.limit;
    if (name !== 'free' && parts[name] > 0) ends.push({ name, end: sum });
  }
  return (
    <div aria-hidden className="relative h-1 overflow-hidden bg-part-free">
      {ends.toReversed().map(({ name, end }) => (
        <div key={name}>
          <div
            className={`absolute inset-0 fill-left ${partColours[name]}`}
            style={{ transform: `scaleX(${end})` }}
          />
          {/* A gap behind each part, so that they can be told apart without colour. */}
          <div
            className="absolute inset-0 border-l-2 border-ground fill-left"
            style={{ transform: `translateX(${end * 100}%)` }}
          />
        </div>
      ))}
    </div>
  );
}

/** Shows the colour of a part beside its name. */
export function PartDot({ name }: { name: PartName }) {
  return <span aria-hidden className={`size-2 rounded-full ${partColours[name]}`} />;
}
