import type { Bridge } from '../../contract/bridge.ts';
import type { Destination } from '../../contract/destinations.ts';
import type { EngineInput, EngineOutput } from '../../contract/engine.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { Routing } from '../../contract/routing.ts';
import { describeError } from '../../i18n/errors.ts';
import { explainByKind } from '../text/field-refusal.ts';
import { canSendNothing, maxHostFileBytes } from './destinations.ts';
import type { Notifier } from './notifier.ts';
import type { HostFormStart, HostTest, WindowStore } from './window-store.ts';

export type DestinationActions = ReturnType<typeof createDestinationActions>;

/** Creates the actions on hosts: where pictures may go, and where they go by default. */
export function createDestinationActions(bridge: Bridge, store: WindowStore, { ask, notify }: Notifier) {
  /** Returns the refusal, which is shown beside the fields that it is about. */
  async function added(
    answer: ReturnType<Bridge['engine']['addDestination']>,
    isTested: boolean,
  ): Promise<ErrorData | null> {
    const result = await answer;
    if (!result.ok) return result.error;
    const { id, title } = result.value;
    if (canSendNothing(store.getState())) {
      await ask(bridge.engine.chooseDestination({ id }));
      // Back to where the first screen was, which now takes pictures.
      store.setState({ screen: 'queue' });
    }
    notify('good', (i18n) => ({ title: i18n.t('hosts.notice.added', { service: title }) }));
    if (isTested) void tryOut(result.value);
    return null;
  }

  /** Tests a host for real, and keeps what came of it; null where it could not be tested. */
  async function test(id: string): Promise<readonly ErrorData[] | null> {
    const put = (found: HostTest | null) => {
      const { [id]: _, ...others } = store.getState().hostTests;
      store.setState({ hostTests: found === null ? others : { ...others, [id]: found } });
    };
    put('testing');
    const problems = (await ask(bridge.engine.testDestination({ id })))?.problems ?? null;
    put(problems);
    return problems;
  }

  /** Tests a host that is new or changed, and tells what is missing, wherever the user is by then. */
  async function tryOut({ id, title }: Pick<Destination, 'id' | 'title'>): Promise<void> {
    const [first] = (await test(id)) ?? [];
    if (!first) return;
    notify('warn', (i18n) => ({
      title: i18n.t('hosts.notice.not-well', { service: title }),
      detail: describeError(i18n, { ...first, params: { service: title, ...first.params } }).title,
    }));
  }

  /** Tells how many jobs stay where they are, and why the first of them does. */
  function notifyRefused(refused: EngineOutput<'moveJobs'>['refused']) {
    const [first] = refused;
    if (!first) return;
    notify('warn', (i18n) => ({
      title: i18n.t('notice.refused', { count: refused.length }),
      detail: describeError(i18n, first.error).title,
    }));
  }

  return {
    kinds: async () => (await ask(bridge.engine.hostKinds({})))?.kinds ?? null,
    add: (input: EngineInput<'addDestination'>) => added(bridge.engine.addDestination(input), true),
    // What came from elsewhere sends nothing before the user says so.
    importFile: (input: EngineInput<'importDestination'>) =>
      added(bridge.engine.importDestination(input), false),

    /** Makes hosts of dropped files, which brings up where they are; tells of each that makes none. */
    async importFiles(files: readonly File[]) {
      const known = await ask(bridge.engine.hostKinds({}));
      const kind = known?.kinds.find(({ importsFiles }) => importsFiles);
      if (!kind) return;
      store.setState({ screen: 'settings' });
      for (const file of files) {
        const text = await file.slice(0, maxHostFileBytes).text();
        const refused = await added(bridge.engine.importDestination({ kind: kind.kind, text }), false);
        if (!refused) continue;
        const { name } = file;
        notify('bad', (i18n) => ({
          title: i18n.t('hosts.notice.not-added', { name }),
          detail: explainByKind(i18n, kind, refused) ?? describeError(i18n, refused).title,
        }));
      }
    },

    /**
     * Changes a host in place.
     * @returns the refusal, which is shown beside the fields that it is about
     */
    async change(input: EngineInput<'changeDestination'>): Promise<ErrorData | null> {
      const result = await bridge.engine.changeDestination(input);
      if (!result.ok) return result.error;
      const { title } = result.value;
      notify('good', (i18n) => ({ title: i18n.t('hosts.notice.changed', { service: title }) }));
      void tryOut(result.value);
      return null;
    },

    test,
    /** Writes all of a host, its secrets too, to a file that a dialog asks for. */
    async export({ id, title }: Pick<Destination, 'id' | 'title'>) {
      const name = `${id}.snapferry-host.json`;
      const chosen = await ask(bridge.shell.chooseExport({ format: 'json', name, what: 'host' }));
      if (!chosen?.path) return;
      const { path } = chosen;
      const written = await ask(bridge.engine.exportDestination({ id, path }));
      if (!written) return;
      const hasSecrets = written.secrets.length > 0;
      notify(hasSecrets ? 'warn' : 'good', (i18n) => ({
        title: i18n.t('hosts.notice.exported', { service: title, path }),
        ...(hasSecrets && { detail: i18n.t('hosts.notice.exported.secrets') }),
      }));
    },
    choose: (id: string) => ask(bridge.engine.chooseDestination({ id })),

    /**
     * Removes a host.
     * @param to where its waiting pictures go; null: they are cancelled
     */
    async remove({ id, title }: Pick<Destination, 'id' | 'title'>, to: string | null) {
      const done = await ask(
        bridge.engine.removeDestination({
          id,
          waiting: to === null ? { what: 'cancel' } : { what: 'move', to },
        }),
      );
      if (done) notify('good', (i18n) => ({ title: i18n.t('hosts.notice.removed', { service: title }) }));
    },

    /** Sends jobs to another host than they were meant for. */
    async move(ids: readonly string[], to: string) {
      const outcome = await ask(bridge.engine.moveJobs({ ids: [...ids], to }));
      notifyRefused(outcome?.refused ?? []);
    },

    /**
     * Replaces the rules by which pictures go to other hosts than the default.
     * @returns the refusal, which is shown in the form
     */
    async setRouting(routing: Routing): Promise<ErrorData | null> {
      const result = await bridge.engine.changeSettings({ routing });
      return result.ok ? null : result.error;
    },

    /**
     * Sends what waits for a host to another one.
     * @returns the refusal, which is shown in the question
     */
    async sendElsewhere(input: EngineInput<'sendElsewhere'>, service: string): Promise<ErrorData | null> {
      const result = await bridge.engine.sendElsewhere(input);
      if (!result.ok) return result.error;
      const { done, refused } = result.value;
      if (done.length > 0)
        notify('good', (i18n) => ({ title: i18n.t('out.sent', { count: done.length, service }) }));
      notifyRefused(refused);
      return null;
    },

    /** Opens the form for a new host in the settings. */
    openForm: (start: HostFormStart) => store.setState({ screen: 'settings', hostForm: start }),
    closeForm: () => store.setState({ hostForm: null }),
  };
}
