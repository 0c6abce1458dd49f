import type { common as english } from '../en/common.ts';

// Moments come as "14:32", "jueves, 14:32" or "3 de mayo a las 14:32", so sentences put them after a colon.
// States agree with "imagen", "subida" and "publicación", all of them feminine.
export const common: Record<keyof typeof english, string> = {
  'action.upload': 'Subir imágenes…',
  'action.pause': 'Pausar',
  'action.resume': 'Reanudar',
  'action.send-now': 'Enviar ahora',
  'action.retry': 'Reintentar',
  'action.cancel': 'Cancelar subida',
  'action.remove': 'Quitar de la lista',
  'action.clear-done': 'Quitar completadas',
  'action.open-link': 'Abrir enlace',
  'action.copy-links': '{count, plural, one {Copiar enlace} other {Copiar # enlaces}}',
  'action.copy-as': 'Copiar como',
  'action.reveal': 'Mostrar archivo',
  'action.close': 'Cerrar',
  'action.more': 'Más acciones',

  'state.queued': 'En espera',
  'state.preparing': 'Preparando',
  'state.ready': 'En espera',
  'state.waiting': 'En espera',
  'state.paused': 'En pausa',
  'state.uploading': 'Subiendo {percent}\u00a0%',
  'state.uncertain': 'Sin confirmar',
  'state.uploaded': 'Completada',
  'state.failed': 'Con error',
  'state.cancelled': 'Cancelada',

  'detail.queued': 'Próxima en revisarse',
  'detail.preparing': 'Leyendo la imagen',
  'detail.ready': 'Se sube en cuanto haya margen',
  'detail.paused': 'Se sube cuando reanudes',
  'detail.uncertain': 'Enviada, pero sin respuesta',
  'detail.cancelled': 'No se subió nada',
  'detail.uploading': '{sent} de {total}',
  'detail.done-by': 'Fin previsto: {time}',
  'detail.until': 'Hasta: {time}',
  'detail.soon': 'Se sube en cuanto se pueda',

  'wait.credits': 'Esperando créditos',
  'wait.credits.sentence':
    'Imgur no admite más por ahora ({budget}). No se pierde nada: la subida sigue sola{hasTime, select, yes { (previsto: {time})} other { en cuanto se pueda}}.',
  'wait.reserve': 'Dejando margen para ti',
  'wait.reserve.sentence':
    'Los créditos que quedan se reservan para capturas e imágenes sueltas. Esta se sube {hasTime, select, yes {más tarde: {time}} other {un poco más tarde}}.',
  'wait.turn': 'Esperando su turno',
  'wait.turn.sentence':
    '{ahead, plural, =0 {Es la siguiente} one {# imagen va antes} other {# imágenes van antes}}.{hasTime, select, yes { Inicio previsto: {time}.} other {}}',
  'wait.turn.ahead': '{ahead, plural, =0 {Es la siguiente} one {# va antes} other {# van antes}}',
  'wait.retry': 'Esperando para reintentar',
  'wait.retry.sentence':
    '{error} {hasTime, select, yes {Próximo intento: {time}.} other {El próximo intento será pronto.}}',
  'wait.network': 'Esperando la red',
  'wait.network.sentence':
    'Ahora este equipo no tiene conexión con Imgur. Las subidas siguen solas cuando vuelva.',
  'wait.host': 'Imgur tiene problemas',
  'wait.host.sentence':
    '{hasError, select, yes {{error}} other {Imgur tiene problemas; tus imágenes no son la causa.}} {hasTime, select, yes {Próximo intento: {time}.} other {El próximo intento será pronto.}}',
  'wait.refused': 'Imgur no admite más',
  'wait.refused.sentence':
    'Imgur no admite más por el momento. {hasTime, select, yes {Próximo intento: {time}.} other {El próximo intento será pronto.}}',
  'wait.client-id': 'Falta un Client-ID',
  'wait.client-id.sentence': 'Imgur solo admite subidas con un Client-ID. Introduce uno y la cola continúa.',
  'wait.sign-in': 'Debes iniciar sesión',
  'wait.sign-in.sentence': 'Imgur ya no acepta esta sesión. Inicia sesión de nuevo y la cola continúa.',
  'wait.strikes': 'Protegiendo la app',
  'wait.strikes.sentence':
    'El límite diario de Imgur se alcanzó {strikes, plural, one {una vez} other {# veces}} este mes, y la quinta bloquearía la app. Por ahora no se envía nada{hasTime, select, yes { (se reanuda: {time})} other {}}.',
  'wait.quiet-hours': 'Horas de silencio',
  'wait.quiet-hours.sentence':
    'Son horas de silencio. Las subidas continúan {hasTime, select, yes {después: {time}} other {cuando terminen}}.',
  'wait.pictures':
    '{count, plural, =0 {} one {# imagen espera y se subirá entonces.} other {# imágenes esperan y se subirán entonces.}}',
  'spent.attempts':
    'Enviada {count, plural, one {una vez} other {# veces}}{hasCredits, select, yes {, {credits, plural, one {# crédito} other {# créditos}}} other {}}',

  'budget.user': 'Límite por hora',
  'budget.user.about': 'Créditos que Imgur da cada hora a tu dirección de internet.',
  'budget.client': 'Límite diario',
  'budget.client.about': 'Créditos diarios que comparten todos los que usan el mismo Client-ID.',
  'budget.post': 'Cambios por hora',
  'budget.post.about': 'Peticiones que cambian algo, contadas por dirección cada hora.',
  'budget.uploads': 'Subidas por hora',
  'budget.uploads.about': 'Un límite que Imgur no anuncia.',
  'budget.other': 'Límite “{id}”',

  'origin.drop': 'Arrastrada',
  'origin.dialog': 'Elegida',
  'origin.paste': 'Pegada',
  'origin.command-line': 'Línea de comandos',
  'origin.open-with': 'Abierta con Snapferry',
  'origin.folder': 'Carpeta vigilada',
  'origin.clipboard': 'Portapapeles',
  'origin.clipboard-watch': 'Portapapeles vigilado',
  'origin.capture': 'Captura',
  'origin.editor': 'Otro programa',

  'privacy.hidden': 'Oculta',
  'privacy.public': 'Pública',

  'form.direct': 'Imagen',
  'form.page': 'Página',
  'form.markdown': 'Markdown',
  'form.html': 'HTML',
  'form.bbcode': 'BBCode',
  'form.reddit': 'Reddit',
  'form.courtesy': 'Línea de cortesía',
  'form.thumb': 'Pequeña, hasta {pixels} px',
  'form.square': 'Cuadrada, {pixels} px',
};
