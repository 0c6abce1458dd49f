import type { PlainMessageId } from '../../../i18n/index.ts';
import { SegmentedControl, SelectField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';

type Questions = 'existing' | 'after' | 'privacy' | 'lane' | 'metadata';
/** The answers that have words. */
type Answers<Name extends Questions> = PlainMessageId extends infer Id
  ? Id extends `folders.form.${Name}.${infer Answer}`
    ? Answer
    : never
  : never;

/** Asks one thing of a folder, with answers whose words are `folders.form.<name>.<answer>`: side by side or in a list. */
export function FolderChoice<Name extends Questions, Answer extends Answers<Name>>({
  name,
  answers,
  value,
  onChange,
  isList = false,
}: {
  name: Name;
  answers: readonly Answer[];
  value: Answer;
  onChange: (answer: Answer) => void;
  isList?: boolean;
}) {
  const i18n = useTranslator();
  const Field = isList ? SelectField : SegmentedControl;
  return (
    <Field
      label={i18n.t(`folders.form.${name}`)}
      choices={answers.map((id) => ({
        id,
        // The type of a text that is put together is wider than that of the answers.
        text: i18n.t(`folders.form.${name}.${id}` as PlainMessageId),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
