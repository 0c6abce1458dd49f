import type { Lane } from '../../contract/origin.ts';
import type { EventTimeline } from './event-timeline.ts';
import type { Scenario, Uploader } from './scenario.ts';
import type { VirtualImgur } from './virtual-imgur.ts';

const maxConcurrent = 4;
const uploadMs = 900;

/** Simulates a sender that sees into the server: it sends exactly when there is room, and is never refused. */
export class OracleUploader implements Uploader {
  uploaded = 0;
  private readonly time: EventTimeline;
  private readonly imgur: VirtualImgur;
  private readonly scene: Scenario;
  private readonly random: () => number;
  private waiting = 0;
  private flying = 0;
  private asleepUntil = 0;
  private isOnline = true;
  private callOff: (() => void) | null = null;

  constructor(scene: Scenario, time: EventTimeline, imgur: VirtualImgur, random: () => number) {
    this.random = random;
    this.scene = scene;
    this.time = time;
    this.imgur = imgur;
  }

  add(count: number, _lane: Lane): void {
    this.waiting += count;
    this.loop();
  }

  setClock(): void {
    // It does not look at clocks.
  }

  sleepUntil(until: number): void {
    this.asleepUntil = until;
    this.time.at(until, () => this.loop());
  }

  setOnline(isOnline: boolean): void {
    this.isOnline = isOnline;
    this.loop();
  }

  private loop(): void {
    const { time, imgur } = this;
    const blockedUntil = Math.max(this.asleepUntil, this.scene.blockedUntil ?? 0);
    this.callOff?.();
    this.callOff = null;
    if (!this.isOnline) return;
    if (time.now < blockedUntil) {
      this.callOff = time.at(blockedUntil, () => this.loop());
      return;
    }
    // It sends at the very moment when there is room, so no other client can come in between.
    while (this.waiting > 0 && this.flying < maxConcurrent && imgur.room('us', time.now) > 0) {
      imgur.upload('us', time.now);
      this.waiting -= 1;
      this.flying += 1;
      const isLost = this.random() < (this.scene.loss ?? 0) / 2;
      time.at(time.now + uploadMs, () => {
        this.flying -= 1;
        // The answer never came, so it has to go again.
        if (isLost) this.waiting += 1;
        else this.uploaded += 1;
        this.loop();
      });
    }
    if (this.waiting > 0 && this.flying < maxConcurrent) {
      this.callOff = time.at(imgur.roomAt('us', time.now), () => this.loop());
    }
  }
}
