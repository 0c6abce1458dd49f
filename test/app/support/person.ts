import { expect, test } from '@playwright/test';

/** Most steps, and seconds, from the first start to a link that works. */
const most = { steps: 4, seconds: 60 };

/**
 * Somebody who uses the app for the first time. A step is what a person does before looking again: pressing a button,
 * filling in a form and sending it, dropping a picture.
 */
export class Person {
  #steps = 0;
  readonly #began = performance.now();

  async step(what: string, act: () => Promise<unknown>): Promise<void> {
    this.#steps += 1;
    await test.step(`${this.#steps}. ${what}`, act);
  }

  /** Says that the person has the link, how many steps and seconds that took, and that these are not too many. */
  arrived(): void {
    const seconds = (performance.now() - this.#began) / 1000;
    const description = `${this.#steps} steps, ${seconds.toFixed(1)} s`;
    test.info().annotations.push({ type: 'first link', description });
    console.log(`First link after ${description}: ${test.info().title}`);
    expect(this.#steps).toBeLessThanOrEqual(most.steps);
    expect(seconds).toBeLessThanOrEqual(most.seconds);
  }
}
