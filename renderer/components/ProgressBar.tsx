/** Shows a share between 0 and 1 as a thin bar. Decoration: the words beside it say the same. */
export function ProgressBar({ share }: { share: number }) {
  return (
    <div aria-hidden className="h-1 overflow-hidden rounded-full bg-part-free">
      <div
        className="h-full rounded-full bg-active fill-left"
        style={{ transform: `scaleX(${Math.min(Math.max(share, 0), 1)})` }}
      />
    </div>
  );
}
