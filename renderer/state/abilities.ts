import type { ShellAbility } from '../../contract/abilities.ts';
import type { WindowState } from './window-store.ts';

/** Returns whether the shell can do something; before it has said so, that it can. */
export const isAbleTo = ({ shell }: Pick<WindowState, 'shell'>, ability: ShellAbility): boolean =>
  shell?.abilities.includes(ability) ?? true;
