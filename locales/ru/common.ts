import type { common as english } from '../en/common.ts';

// Moments come in the nominative ("четверг, 14:32"), so sentences put them after a colon and never after "до".
export const common: Record<keyof typeof english, string> = {
  'action.upload': 'Загрузить изображения…',
  'action.pause': 'Приостановить',
  'action.resume': 'Продолжить',
  'action.send-now': 'Отправить сейчас',
  'action.retry': 'Повторить',
  'action.cancel': 'Отменить загрузку',
  'action.remove': 'Убрать из списка',
  'action.clear-done': 'Убрать готовые',
  'action.open-link': 'Открыть ссылку',
  'action.copy-links':
    '{count, plural, one {Копировать # ссылку} few {Копировать # ссылки} many {Копировать # ссылок} other {Копировать # ссылки}}',
  'action.copy-as': 'Копировать как',
  'action.reveal': 'Показать файл',
  'action.close': 'Закрыть',
  'action.more': 'Другие действия',

  'state.queued': 'Ожидает',
  'state.preparing': 'Подготовка',
  'state.ready': 'Ожидает',
  'state.waiting': 'Ожидает',
  'state.paused': 'Приостановлено',
  'state.uploading': 'Загрузка: {percent}\u00a0%',
  'state.uncertain': 'Неясно',
  'state.uploaded': 'Готово',
  'state.failed': 'Не удалось',
  'state.cancelled': 'Отменено',

  'detail.queued': 'Скоро будет проверено',
  'detail.preparing': 'Читаем изображение',
  'detail.ready': 'Пойдёт, как только будет место',
  'detail.paused': 'Пойдёт, когда вы продолжите',
  'detail.uncertain': 'Отправлено, но ответа нет',
  'detail.cancelled': 'Ничего не загружено',
  'detail.uploading': '{sent} из {total}',
  'detail.done-by': 'Будет готово: {time}',
  'detail.until': 'Продолжится: {time}',
  'detail.soon': 'Пойдёт при первой возможности',

  'wait.credits': 'Ждёт кредитов',
  'wait.credits.sentence':
    'Imgur пока больше не принимает ({budget}). Ничего не потеряно, загрузка продолжится сама{hasTime, select, yes {: {time}} other {}}.',
  'wait.reserve': 'Место оставлено для вас',
  'wait.reserve.sentence':
    'Оставшиеся кредиты сохранены для снимков экрана и отдельных изображений. Это пойдёт {hasTime, select, yes {позже: {time}} other {чуть позже}}.',
  'wait.turn': 'Ждёт очереди',
  'wait.turn.sentence':
    '{ahead, plural, =0 {Оно следующее} one {Впереди # изображение} few {Впереди # изображения} many {Впереди # изображений} other {Впереди # изображения}}.{hasTime, select, yes { Начало ожидается: {time}.} other {}}',
  'wait.turn.ahead': '{ahead, plural, =0 {Следующее} other {Впереди: #}}',
  'wait.retry': 'Ждёт новой попытки',
  'wait.retry.sentence': '{error} Следующая попытка{hasTime, select, yes {: {time}} other { скоро}}.',
  'wait.network': 'Ждёт сети',
  'wait.network.sentence':
    'Сейчас с этого компьютера нет связи с Imgur. Загрузка продолжится сама, когда связь появится.',
  'wait.host': 'У Imgur неполадки',
  'wait.host.sentence':
    '{hasError, select, yes {{error}} other {У Imgur неполадки; дело не в ваших изображениях.}} Следующая попытка{hasTime, select, yes {: {time}} other { скоро}}.',
  'wait.refused': 'Imgur больше не принимает',
  'wait.refused.sentence':
    'Imgur пока больше не принимает. Следующая попытка{hasTime, select, yes {: {time}} other { скоро}}.',
  'wait.client-id': 'Нужен Client-ID',
  'wait.client-id.sentence':
    'Imgur принимает изображения только с Client-ID. Введите его, и очередь продолжится.',
  'wait.sign-in': 'Нужно войти',
  'wait.sign-in.sentence': 'Imgur больше не принимает этот вход. Войдите снова, и очередь продолжится.',
  'wait.strikes': 'Бережём приложение',
  'wait.strikes.sentence':
    'В этом месяце дневной предел Imgur достигнут {strikes, plural, one {# раз} few {# раза} many {# раз} other {# раза}}; пятый раз заблокирует приложение. Пока ничего не отправляется{hasTime, select, yes {, продолжение: {time}} other {}}.',
  'wait.quiet-hours': 'Тихие часы',
  'wait.quiet-hours.sentence':
    'Идут тихие часы. Загрузка продолжится{hasTime, select, yes {: {time}} other {, когда они закончатся}}.',
  'wait.pictures':
    '{count, plural, =0 {} one {# изображение ждёт и пойдёт тогда.} few {# изображения ждут и пойдут тогда.} many {# изображений ждут и пойдут тогда.} other {# изображения ждут и пойдут тогда.}}',
  'spent.attempts':
    'Отправлено {count, plural, one {# раз} few {# раза} many {# раз} other {# раза}}{hasCredits, select, yes {, {credits, plural, one {# кредит} few {# кредита} many {# кредитов} other {# кредита}}} other {}}',

  'budget.user': 'Ваш час',
  'budget.user.about': 'Кредиты, которые Imgur каждый час даёт вашему адресу в сети.',
  'budget.client': 'День приложения',
  'budget.client.about': 'Кредиты на день, общие для всех, у кого тот же Client-ID.',
  'budget.post': 'Изменения за час',
  'budget.post.about': 'Запросы, которые что-то меняют; считаются по адресу за час.',
  'budget.uploads': 'Загрузки за час',
  'budget.uploads.about': 'Предел, о котором Imgur не объявляет.',
  'budget.other': 'Предел «{id}»',

  'origin.drop': 'Перетащено',
  'origin.dialog': 'Выбрано',
  'origin.paste': 'Вставлено',
  'origin.command-line': 'Командная строка',
  'origin.open-with': 'Открыто в Snapferry',
  'origin.folder': 'Из папки под наблюдением',
  'origin.clipboard': 'Из буфера обмена',
  'origin.clipboard-watch': 'Из буфера обмена, само',
  'origin.capture': 'Снимок экрана',
  'origin.editor': 'Из другой программы',

  'privacy.hidden': 'Скрыто',
  'privacy.public': 'Открыто',

  'form.direct': 'Изображение',
  'form.page': 'Страница',
  'form.markdown': 'Markdown',
  'form.html': 'HTML',
  'form.bbcode': 'BBCode',
  'form.reddit': 'Reddit',
  'form.courtesy': 'С источником',
  'form.thumb': 'Уменьшенное, до {pixels} px',
  'form.square': 'Квадрат, {pixels} px',
};
