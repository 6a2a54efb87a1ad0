/** A database row as the API shows it: every scalar is text or null. */
export type Row = Record<string, string | null>;

/** Rows under their id, with the moment of their last change, which no read of the API shows. */
export class Table {
	private readonly rows = new Map<string, Row>();
	private readonly changes = new Map<string, number>();
	private last = 0;

	constructor(private readonly id: string) {}

	/** @returns the id; a given one is kept. */
	insert(row: Row): string {
		const id = row[this.id] && row[this.id] !== '0' ? String(row[this.id]) : String(this.last + 1);
		this.last = Math.max(this.last, Number(id));
		this.rows.set(id, { ...row, [this.id]: id });
		this.touch(id);
		return id;
	}

	get(id: string): Row | undefined {
		return this.rows.get(id);
	}

	/** @returns whether a value differs from before, like the database's affected rows. */
	update(id: string, change: Row): boolean {
		const row = this.rows.get(id);
		if (!row) return false;
		const differs = Object.entries(change).some(([name, value]) => row[name] !== value);
		if (differs) this.rows.set(id, { ...row, ...change });
		return differs;
	}

	/** @param at Unix seconds */
	touch(id: string, at = Math.floor(Date.now() / 1000)): void {
		this.changes.set(id, at);
	}

	/** Unix seconds of the last change. */
	changedAt(id: string): number {
		return this.changes.get(id) ?? 0;
	}

	remove(id: string): boolean {
		this.changes.delete(id);
		return this.rows.delete(id);
	}

	ids(): string[] {
		return [...this.rows.keys()];
	}

	all(): Row[] {
		return [...this.rows.values()];
	}
}
