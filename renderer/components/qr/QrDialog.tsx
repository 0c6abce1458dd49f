import { Copy } from 'lucide-react';
import { useMemo } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useSetWindowState, useWindowState } from '../../window-context.tsx';
import { Button } from '../Button.tsx';
import { ModalDialog } from '../ModalDialog.tsx';
import { drawQrCode } from './qr-code.ts';

/** Shows the link of a picture as a QR code, for a phone. Dark on light in every theme: many readers know no other. */
export function QrDialog() {
  const shown = useWindowState((state) => state.qrLink);
  return shown && <QrOfLink name={shown.name} link={shown.link} />;
}

function QrOfLink({ name, link }: { name: string; link: string }) {
  const i18n = useTranslator();
  const { copyText } = useActions();
  const change = useSetWindowState();
  const code = useMemo(() => drawQrCode(link), [link]);
  const close = () => change({ qrLink: null });
  return (
    <ModalDialog className="max-w-88 overflow-y-auto" onClose={close}>
      <Dialog className="flex flex-col gap-4 p-5 outline-none">
        <Heading slot="title" className="text-15 font-semibold text-balance [overflow-wrap:anywhere]">
          {i18n.t('qr.title', { name })}
        </Heading>
        {code ? (
          <svg
            role="img"
            aria-label={i18n.t('qr.label', { link })}
            viewBox={`0 0 ${code.size} ${code.size}`}
            shapeRendering="crispEdges"
            className="mx-auto aspect-square w-full max-w-72 rounded-md"
          >
            <rect width={code.size} height={code.size} fill="#fff" />
            <path d={code.path} fill="#000" />
          </svg>
        ) : (
          <p className="text-ink-soft">{i18n.t('qr.too-long')}</p>
        )}
        <p className="text-center text-12 [overflow-wrap:anywhere] text-ink-soft select-text">{link}</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button
            icon={Copy}
            onPress={() => void copyText(link, (told) => told.t('notice.copied', { count: 1 }))}
          >
            {i18n.t('action.copy-links', { count: 1 })}
          </Button>
          <Button autoFocus variant="primary" onPress={close}>
            {i18n.t('action.close')}
          </Button>
        </div>
      </Dialog>
    </ModalDialog>
  );
}
