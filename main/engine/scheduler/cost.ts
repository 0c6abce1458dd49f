/** A host's name for one of its budgets, for example Imgur's `user`, `client`, `post`, `uploads`. */
export type BudgetId = string;

/** What a request takes from each budget; a budget left out is not touched. */
export type Cost = Readonly<Partial<Record<BudgetId, number>>>;
