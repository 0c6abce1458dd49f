import { availableParallelism } from 'node:os';
import sharp from 'sharp';

// The library of pictures, set up for a media process.

// Its cache keeps files open, which is in the way when another program moves or deletes them on Windows.
sharp.cache(false);
// Several of these processes share the machine: a thread for each processor in each of them would only cost memory.
sharp.concurrency(Math.max(1, Math.floor(availableParallelism() / 2)));

export default sharp;
