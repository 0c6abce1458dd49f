import type { Job } from '../../contract/job.ts';
import { describeLosses } from '../../i18n/conversion.ts';
import type { CommandContext } from './context.ts';
import { visible } from './visible.ts';

/** Reports what the conversion of an uploaded picture could not keep. */
export function tellLosses(
  job: Job | null,
  name: string,
  { terminal, i18n }: Pick<CommandContext, 'terminal' | 'i18n'>,
): void {
  if (!job?.converted) return;
  for (const sentence of describeLosses(i18n, job.converted))
    terminal.printInfo(`${visible(name)}: ${sentence}`);
}
