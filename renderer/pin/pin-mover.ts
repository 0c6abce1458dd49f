interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Mover {
  begin(at: Point): void;
  move(at: Point): void;
  end(): void;
}

/**
 * Follows a drag with a window that another process moves: one step at a time, and what the pointer went meanwhile is
 * the next one, so that no queue of steps is left behind when it is released.
 * @param step moves the window; settles when it has moved
 */
export function createMover(step: (dx: number, dy: number) => Promise<unknown>): Mover {
  let from: Point | null = null;
  let to: Point | null = null;
  let isMoving = false;
  async function follow(): Promise<void> {
    if (isMoving) return;
    isMoving = true;
    while (from && to && (from.x !== to.x || from.y !== to.y)) {
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      from = to;
      await step(dx, dy);
    }
    isMoving = false;
  }
  return {
    begin(at) {
      from = at;
      to = at;
    },
    move(at) {
      if (!from) return;
      to = at;
      void follow();
    },
    end() {
      from = null;
      to = null;
    },
  };
}
