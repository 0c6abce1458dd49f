import type { posts as en } from '../en/posts.ts';

export const posts: Record<keyof typeof en, string> = {
  'rail.posts': 'Публикации',
  'posts.title': 'Публикации',
  'posts.count':
    '{count, plural, one {# публикация} few {# публикации} many {# публикаций} other {# публикации}}{drafts, plural, =0 {} one {, из них # черновик} few {, из них # черновика} many {, из них # черновиков} other {, из них # черновика}}',
  'posts.new': 'Новая публикация',
  'posts.untitled': 'Без заголовка',
  'posts.pictures':
    '{count, plural, =0 {Пока без изображений} one {# изображение} few {# изображения} many {# изображений} other {# изображения}}',
  'posts.empty.title': 'Публикаций пока нет',
  'posts.empty.text':
    'Публикация — это несколько изображений в выбранном порядке под одним заголовком и с одной ссылкой. Начните её здесь или выделите изображения в очереди или библиотеке и соберите из них публикацию.',

  'posts.state.draft': 'Черновик',
  'posts.state.queued': 'Ожидает',
  'posts.state.uploading': 'Загружено {done} из {total}',
  'posts.state.stuck': 'Ждёт вашего решения',
  'posts.state.assembling': 'Собирается',
  'posts.state.sharing': 'Меняется показ в галерее',
  'posts.state.done': 'Готово',
  'posts.state.failed': 'Не удалось',
  'posts.state.changed': 'Изменено, ещё не отправлено',

  'posts.field.title': 'Заголовок',
  'posts.field.title.hint': 'Необязателен, пока публикация скрыта',
  'posts.field.description': 'Описание',
  'posts.mentions':
    '{count, plural, one {Упоминается} few {Упоминаются} many {Упоминаются} other {Упоминаются}}: {names}',
  'posts.add': 'Добавить изображения',
  'posts.drop':
    'Перетащите изображения сюда или в любое место окна. Без вашего решения ничего не отправится.',
  'posts.order': 'Изображения по порядку',
  'posts.order.hint': 'Порядок меняется перетаскиванием или клавишами Alt со стрелками вверх и вниз.',
  'posts.move': 'Переместить «{name}»',
  'posts.cover': 'Обложка',
  'posts.make-cover': 'Сделать «{name}» обложкой',
  'posts.remove': 'Убрать «{name}» из публикации',
  'posts.picture.title': 'Заголовок изображения',
  'posts.picture.description': 'Описание изображения',
  'posts.picture.describe': 'Добавить заголовок и описание',
  'posts.picture.uploading': 'Загружается',
  'posts.picture.uploaded': 'Загружено',
  'posts.picture.failed': 'Не удалось',
  'posts.picture.gone': 'Больше не существует',
  'posts.tags': 'Теги',
  'posts.tags.hint': 'Введите тег и нажмите Enter',
  'posts.tags.about': 'По ним находят публичные публикации. У скрытой они сохранятся на будущее.',
  'posts.tags.remove': 'Убрать тег «{tag}»',
  'posts.credit': 'Не моё изображение',
  'posts.credit.text': 'Под описанием будет назван автор.',
  'posts.credit.author': 'Автор',
  'posts.credit.link': 'Ссылка на автора',
  'posts.credit.link.text': 'Его собственная страница или место, где вы нашли изображение.',
  'posts.privacy': 'Кто это увидит',
  'posts.privacy.hidden.text': 'Только тот, у кого есть ссылка. Ни в списках, ни в поиске Imgur её нет.',
  'posts.privacy.anonymous.text':
    'Только тот, у кого есть ссылка. Ни в списках, ни в поиске Imgur её нет, и ни к какой учётной записи она не относится.',
  'posts.privacy.public.text':
    'Все, в галерее Imgur на imgur.com, под именем вашей учётной записи. За неё могут голосовать, её могут комментировать и копировать.',
  'posts.mature': 'Материал для взрослых',
  'posts.mature.text': 'Такие публичные публикации Imgur показывает только тем, кто этого хочет.',

  'posts.cost':
    '{uploads, plural, =0 {Без загрузок} one {# загрузка} few {# загрузки} many {# загрузок} other {# загрузки}}, {credits, plural, one {# кредит} few {# кредита} many {# кредитов} other {# кредита}}',
  'posts.submit.hidden': 'Создать публикацию',
  'posts.submit.public': 'Сделать публичной',
  'posts.submit.changes': 'Отправить изменения',
  'posts.without':
    '{count, plural, one {Продолжить без него} few {Продолжить без них} many {Продолжить без них} other {Продолжить без них}}',
  'posts.copy': 'Копировать ссылку',
  'posts.empty-left':
    'Ответ Imgur потерялся по дороге. Там мог остаться пустой альбом без названия, адреса которого никто не знает; сама публикация существует в одном экземпляре.',
  'posts.discard': 'Удалить черновик',
  'posts.forget': 'Забыть здесь',
  'posts.delete': 'Удалить на Imgur',
  'posts.keep': 'Оставить',
  'posts.consent.title': 'Показать это всем?',
  'posts.consent.text':
    'Публикация попадёт в галерею Imgur по правилам галереи: все смогут её найти, комментировать и копировать. Скрыть её снова можно в любой момент, но не то, что уже скопировали другие. Вопрос задаётся один раз.',
  'posts.consent.yes': 'Сделать публичной',
  'posts.consent.no': 'Оставить скрытой',
  'posts.discard.title': 'Удалить этот черновик?',
  'posts.discard.text':
    'Исчезнут его тексты и изображения, добавленные только для него. Уже загруженное останется в библиотеке.',
  'posts.discard.yes': 'Удалить',
  'posts.delete.title': 'Удалить эту публикацию на Imgur?',
  'posts.delete.text':
    'Её ссылка перестанет работать, и отменить это нельзя. Изображения останутся на Imgur и в вашей библиотеке, там их тоже можно удалить.',
  'posts.delete.yes': 'Удалить',

  'posts.make': 'Создать публикацию',
  'posts.drop.title':
    '{count, plural, =0 {Добавить в эту публикацию} one {Добавить в эту публикацию # изображение} few {Добавить в эту публикацию # изображения} many {Добавить в эту публикацию # изображений} other {Добавить в эту публикацию # изображения}}',
  'posts.drop.text': 'Без вашего решения ничего не отправится.',
  'posts.notice.not-added':
    '{count, plural, one {Изображение не удалось добавить в публикацию} few {Не удалось добавить в публикацию # изображения} many {Не удалось добавить в публикацию # изображений} other {Не удалось добавить в публикацию # изображения}}',
  'posts.notice.deleted': 'Публикация удалена на Imgur',
  'posts.notice.deleted.text': 'Её изображения остались в вашей библиотеке.',
  'posts.notice.done': 'Публикация готова',
  'posts.notice.show': 'Показать',
};
