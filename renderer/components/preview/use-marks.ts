import { useEffect, useState } from 'react';
import type { Marks } from '../../../contract/reading.ts';
import { useActions, useLibraryState } from '../../window-context.tsx';
import type { PreviewSubject } from './preview-subject.ts';

/** Finds where the words that the library is searched for stand in its picture; null where nothing is known of that. */
export function useMarks({ kind, id }: Pick<PreviewSubject, 'kind' | 'id'>): Marks | null {
  const { findMarks } = useActions();
  const text = useLibraryState((state) => state.query.text).trim();
  const [marks, setMarks] = useState<Marks | null>(null);
  useEffect(() => {
    let isShown = true;
    setMarks(null);
    if (kind === 'items' && text !== '') void findMarks(id, text).then((found) => isShown && setMarks(found));
    return () => {
      isShown = false;
    };
  }, [kind, id, text, findMarks]);
  return marks;
}
