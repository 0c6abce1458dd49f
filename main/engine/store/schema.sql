-- Made from the migrations, up to 23; not run by anything.

CREATE TABLE attempts (
      id TEXT PRIMARY KEY,
      job_id TEXT NOT NULL REFERENCES jobs (id),
      host TEXT NOT NULL,
      spender TEXT NOT NULL,
      cost TEXT NOT NULL CHECK (json_valid(cost)),
      state TEXT NOT NULL CHECK (state IN
        ('sending', 'committed', 'uploaded', 'failed', 'unknown', 'interrupted')),
      settlement TEXT CHECK (settlement IN ('charged', 'unknown', 'nothing-sent')),
      error TEXT CHECK (json_valid(error)),
      started_at REAL NOT NULL,
      committed_at REAL,
      ended_at REAL, left_over INTEGER NOT NULL DEFAULT 0 CHECK (left_over IN (0, 1)),
      CONSTRAINT live CHECK ((state IN ('sending', 'committed')) = (ended_at IS NULL)),
      CONSTRAINT committed CHECK (CASE state WHEN 'sending' THEN committed_at IS NULL
        WHEN 'committed' THEN committed_at IS NOT NULL WHEN 'interrupted' THEN committed_at IS NULL ELSE 1 END),
      CONSTRAINT settled CHECK ((ended_at IS NULL) = (settlement IS NULL))
    ) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX attempts_live ON attempts (job_id) WHERE ended_at IS NULL;

CREATE INDEX attempts_by_job ON attempts (job_id);

CREATE TABLE ledger (
      host TEXT NOT NULL,
      spender TEXT NOT NULL,
      snapshot TEXT NOT NULL,
      updated_at REAL NOT NULL,
      PRIMARY KEY (host, spender)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE spending (
      id INTEGER PRIMARY KEY,
      attempt_id TEXT NOT NULL REFERENCES attempts (id),
      budget TEXT NOT NULL,
      credits REAL NOT NULL CHECK (credits >= 0),
      at REAL NOT NULL,
      settled TEXT CHECK (settled IN ('charged', 'unknown', 'nothing-sent')),
      settled_at REAL,
      CONSTRAINT settled CHECK ((settled IS NULL) = (settled_at IS NULL)),
      UNIQUE (attempt_id, budget)
    ) STRICT;

CREATE INDEX spending_by_time ON spending (at);

CREATE TABLE settings (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE history (
      uploaded_at INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      job_id TEXT UNIQUE,
      host TEXT NOT NULL,
      name TEXT NOT NULL,
      title TEXT,
      description TEXT,
      privacy TEXT NOT NULL,
      origin TEXT,
      imported_from TEXT,
      media TEXT CHECK (json_valid(media)),
      has_thumbnail INTEGER NOT NULL CHECK (has_thumbnail IN (0, 1)),
      remote TEXT NOT NULL CHECK (json_valid(remote)),
      maybe_twice INTEGER NOT NULL CHECK (maybe_twice IN (0, 1)),
      searched TEXT NOT NULL,
      sort_name TEXT NOT NULL,
      -- 64 bits in hex that are nearly the same where pictures look the same.
      look TEXT CHECK (length(look) = 16),
      similar_to TEXT,
      link_state TEXT NOT NULL DEFAULT 'unchecked' CHECK (link_state IN
        ('unchecked', 'alive', 'replaced', 'unclear', 'removed')),
      checked_at INTEGER,
      deletion TEXT CHECK (json_valid(deletion)),
      -- Set as long as the deletion is still to be done.
      delete_at INTEGER,
      link TEXT NOT NULL GENERATED ALWAYS AS (remote ->> 'link') STORED,
      remote_id TEXT NOT NULL GENERATED ALWAYS AS (remote ->> 'id') STORED,
      sha256 TEXT GENERATED ALWAYS AS (media ->> 'sha256') STORED,
      -- Made from the others, as the constraints say. Generated ones would be read from the whole row, never from an
      -- index alone.
      bytes INTEGER NOT NULL,
      kind TEXT NOT NULL,
      presence TEXT NOT NULL, account TEXT, folder TEXT, post TEXT, metadata TEXT CHECK (json_valid(metadata)), tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)), describing TEXT CHECK (json_valid(describing)), sharing TEXT CHECK (json_valid(sharing)), favorite_of TEXT, copy_of TEXT,
      CONSTRAINT bytes CHECK (bytes = coalesce(media ->> 'bytes', remote ->> 'bytes', 0)),
      CONSTRAINT kind CHECK (kind = CASE
        WHEN coalesce(media ->> 'kind' = 'video', remote ->> 'mime' LIKE 'video/%') THEN 'video'
        WHEN media ->> 'animated' THEN 'animated' ELSE 'image' END),
      CONSTRAINT presence CHECK (presence = CASE
        WHEN delete_at IS NOT NULL THEN 'deleting'
        WHEN deletion ->> 'state' = 'deleted' THEN 'deleted' ELSE link_state END),
      CONSTRAINT deletion CHECK (
        (delete_at IS NOT NULL) = (coalesce(deletion ->> 'state', '') IN ('scheduled', 'sending'))),
      CONSTRAINT imported CHECK ((origin IS NULL) = (imported_from IS NOT NULL))
    ) STRICT;

CREATE INDEX history_by_size ON history (bytes, uploaded_at);

CREATE INDEX history_by_name ON history (sort_name, uploaded_at);

CREATE INDEX history_by_link ON history (link);

CREATE INDEX history_by_remote ON history (host, remote_id);

CREATE INDEX history_by_content ON history (sha256) WHERE sha256 IS NOT NULL;

CREATE INDEX history_due ON history (delete_at) WHERE delete_at IS NOT NULL;

CREATE INDEX history_look_1 ON history (substr(look, 1, 4));

CREATE INDEX history_look_2 ON history (substr(look, 5, 4));

CREATE INDEX history_look_3 ON history (substr(look, 9, 4));

CREATE INDEX history_look_4 ON history (substr(look, 13, 4));

CREATE VIRTUAL TABLE history_search USING fts5 (searched, content = 'history', content_rowid = 'uploaded_at',
      tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');

CREATE TABLE 'history_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'history_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'history_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'history_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TRIGGER history_added AFTER INSERT ON history BEGIN
      INSERT INTO history_search (rowid, searched) VALUES (new.uploaded_at, new.searched);
    END;

CREATE TRIGGER history_gone AFTER DELETE ON history BEGIN
      INSERT INTO history_search (history_search, rowid, searched)
        VALUES ('delete', old.uploaded_at, old.searched);
    END;

CREATE TRIGGER history_renamed AFTER UPDATE OF searched ON history BEGIN
      INSERT INTO history_search (history_search, rowid, searched)
        VALUES ('delete', old.uploaded_at, old.searched);
      INSERT INTO history_search (rowid, searched) VALUES (new.uploaded_at, new.searched);
    END;

CREATE TABLE forgotten (
      id TEXT PRIMARY KEY,
      forgotten_at INTEGER NOT NULL,
      item TEXT NOT NULL CHECK (json_valid(item))
    ) STRICT, WITHOUT ROWID;

CREATE INDEX forgotten_by_time ON forgotten (forgotten_at);

CREATE TABLE jobs (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      batch_id TEXT NOT NULL,
      origin TEXT NOT NULL,
      source TEXT NOT NULL CHECK (json_valid(source)),
      name TEXT NOT NULL,
      title TEXT,
      description TEXT,
      privacy TEXT NOT NULL,
      lane TEXT NOT NULL,
      duplicates TEXT NOT NULL CHECK (duplicates IN ('ask', 'upload', 'link')),
      state TEXT NOT NULL CHECK (state IN
        ('queued', 'preparing', 'ready', 'held', 'uploading', 'uncertain', 'uploaded', 'failed', 'cancelled')),
      media TEXT CHECK (json_valid(media)),
      has_thumbnail INTEGER NOT NULL CHECK (has_thumbnail IN (0, 1)),
      look TEXT CHECK (length(look) = 16),
      held TEXT CHECK (json_valid(held)),
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      error TEXT CHECK (json_valid(error)),
      maybe_twice INTEGER NOT NULL CHECK (maybe_twice IN (0, 1)),
      remote TEXT CHECK (json_valid(remote)),
      not_before REAL NOT NULL,
      upload_key TEXT NOT NULL UNIQUE,
      created_at REAL NOT NULL,
      updated_at REAL NOT NULL,
      ended_at REAL,
      dismissed_at REAL, folder TEXT, post_id TEXT, account TEXT, original TEXT CHECK (json_valid(original)), metadata TEXT CHECK (metadata IN ('remove', 'hold', 'keep')), carries TEXT CHECK (json_valid(carries)), outgoing TEXT CHECK (json_valid(outgoing))
      CONSTRAINT decided CHECK (outgoing IS NOT NULL OR media IS NULL OR state <> 'ready'), converted TEXT CHECK (json_valid(converted)), processing TEXT
      CHECK (processing IS NULL OR (json_valid(processing) AND state = 'uncertain')), tally TEXT CHECK (json_valid(tally)), host TEXT NOT NULL DEFAULT 'imgur', route TEXT, mirror_to TEXT, mirror_of TEXT, place INTEGER, looked TEXT CHECK (json_valid(looked)), offered INTEGER NOT NULL DEFAULT 0 CHECK (offered IN (0, 1)),
      CONSTRAINT ended CHECK ((state IN ('uploaded', 'failed', 'cancelled')) = (ended_at IS NOT NULL)),
      CONSTRAINT dismissed CHECK (dismissed_at IS NULL OR ended_at IS NOT NULL),
      CONSTRAINT uploaded CHECK ((state = 'uploaded') = (remote IS NOT NULL)),
      CONSTRAINT failed CHECK (state <> 'failed' OR error IS NOT NULL),
      CONSTRAINT looked_at CHECK (media IS NOT NULL OR source ->> 'kind' = 'url'
        OR state IN ('queued', 'preparing', 'failed', 'cancelled')),
      CONSTRAINT held CHECK (state <> 'held' OR held IS NOT NULL),
      -- What was there already was never sent.
      CONSTRAINT tried CHECK (attempts > 0 OR state NOT IN ('uploading', 'uncertain', 'uploaded')
        OR (state = 'uploaded' AND held IS NOT NULL))
    ) STRICT;

CREATE INDEX jobs_open ON jobs (seq) WHERE ended_at IS NULL;

CREATE INDEX jobs_listed ON jobs (seq) WHERE dismissed_at IS NULL;

CREATE INDEX jobs_by_state ON jobs (state) WHERE dismissed_at IS NULL;

CREATE INDEX jobs_by_batch ON jobs (batch_id, seq);

CREATE TABLE folders (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      path TEXT NOT NULL UNIQUE,
      options TEXT NOT NULL CHECK (json_valid(options)),
      existing TEXT NOT NULL CHECK (existing IN ('ignore', 'upload', 'ask')),
      -- 0: was watched for a caller; kept for what is known of its files.
      is_lasting INTEGER NOT NULL CHECK (is_lasting IN (0, 1)),
      -- 1: the folder was the root of a disk when it was added.
      is_mount INTEGER NOT NULL CHECK (is_mount IN (0, 1)),
      created_at REAL NOT NULL
    ) STRICT;

CREATE TABLE folder_files (
      folder TEXT NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
      -- Inside of the folder, with / between its parts.
      path TEXT NOT NULL,
      -- Size and time of change; null until the file was looked at for the first time.
      stamp TEXT,
      inode TEXT,
      sha256 TEXT CHECK (length(sha256) = 64),
      -- existing: was there before, and nobody has said yet what is to be done. same: its content was taken before.
      fate TEXT NOT NULL CHECK (fate IN ('existing', 'ignored', 'taken', 'same', 'no-picture')),
      job_id TEXT REFERENCES jobs (id),
      -- 1: what is to be done with it after the upload is done.
      is_tidied INTEGER NOT NULL DEFAULT 0 CHECK (is_tidied IN (0, 1)),
      seen_at REAL NOT NULL,
      PRIMARY KEY (folder, path),
      CONSTRAINT looked_at CHECK ((stamp IS NULL) = (inode IS NULL)),
      CONSTRAINT taken CHECK ((fate IN ('taken', 'same')) = (job_id IS NOT NULL AND sha256 IS NOT NULL))
    ) STRICT, WITHOUT ROWID;

CREATE INDEX folder_files_by_fate ON folder_files (folder, fate);

CREATE INDEX folder_files_by_inode ON folder_files (folder, inode) WHERE inode IS NOT NULL;

CREATE INDEX folder_files_by_content ON folder_files (folder, sha256) WHERE sha256 IS NOT NULL;

CREATE INDEX folder_files_by_job ON folder_files (job_id) WHERE job_id IS NOT NULL;

CREATE TABLE posts (
      id TEXT PRIMARY KEY,
      host TEXT NOT NULL,
      account TEXT,
      -- Random and unique: by it an album whose answer was lost is found again.
      mark TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('draft', 'making', 'done', 'failed')),
      title TEXT NOT NULL,
      description TEXT NOT NULL,
      tags TEXT NOT NULL CHECK (json_valid(tags)),
      cover TEXT,
      credit TEXT NOT NULL CHECK (json_valid(credit)),
      mature INTEGER NOT NULL CHECK (mature IN (0, 1)),
      privacy TEXT NOT NULL CHECK (privacy IN ('hidden', 'public')),
      entries TEXT NOT NULL CHECK (json_valid(entries)),
      creation TEXT NOT NULL CHECK (creation IN ('none', 'sent')),
      album TEXT CHECK (json_valid(album)),
      -- What the album was last told to hold, and what it was last seen to hold.
      told TEXT,
      told_by TEXT CHECK (told_by IN ('update', 'contents')),
      shown TEXT,
      is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
      empty_left INTEGER NOT NULL CHECK (empty_left IN (0, 1)),
      error TEXT CHECK (json_valid(error)),
      created_at REAL NOT NULL,
      updated_at REAL NOT NULL,
      done_at REAL,
      CONSTRAINT one_album CHECK (creation = 'none' OR album IS NULL),
      CONSTRAINT told CHECK ((told IS NULL) = (told_by IS NULL) AND (told IS NULL OR album IS NOT NULL)),
      CONSTRAINT public CHECK (is_public = 0 OR album IS NOT NULL),
      CONSTRAINT done CHECK (state <> 'done' OR (album IS NOT NULL AND done_at IS NOT NULL)),
      CONSTRAINT failed CHECK (state <> 'failed' OR error IS NOT NULL)
    ) STRICT, WITHOUT ROWID;

CREATE INDEX jobs_by_post ON jobs (post_id) WHERE post_id IS NOT NULL;

CREATE TABLE accounts (
      id TEXT PRIMARY KEY COLLATE NOCASE,
      host TEXT NOT NULL,
      username TEXT NOT NULL,
      -- Tokens go to this origin alone, and belong to this application.
      origin TEXT NOT NULL,
      client_id TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('signed-in', 'needs-sign-in', 'locked')),
      tokens TEXT NOT NULL CHECK (tokens IN ('keychain', 'memory')),
      vault_name TEXT NOT NULL UNIQUE,
      added_at REAL NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE INDEX history_by_post ON history (post) WHERE post IS NOT NULL;

CREATE TRIGGER posts_begun AFTER INSERT ON posts BEGIN
      UPDATE history SET post = new.id WHERE id IN (SELECT value ->> 'itemId' FROM json_each(new.entries))
        OR job_id IN (SELECT value ->> 'jobId' FROM json_each(new.entries));
    END;

CREATE TRIGGER posts_changed AFTER UPDATE OF entries ON posts WHEN new.entries <> old.entries BEGIN
      UPDATE history SET post = NULL WHERE post = new.id;
      UPDATE history SET post = new.id WHERE id IN (SELECT value ->> 'itemId' FROM json_each(new.entries))
        OR job_id IN (SELECT value ->> 'jobId' FROM json_each(new.entries));
    END;

CREATE TRIGGER posts_gone AFTER DELETE ON posts BEGIN
      UPDATE history SET post = NULL WHERE post = old.id;
    END;

CREATE TRIGGER history_posted AFTER INSERT ON history WHEN new.job_id IS NOT NULL AND new.post IS NULL BEGIN
      UPDATE history SET post = (SELECT post_id FROM jobs WHERE id = new.job_id)
        WHERE uploaded_at = new.uploaded_at;
    END;

CREATE INDEX history_facets ON history
      (uploaded_at, privacy, origin, host, kind, bytes, presence, sort_name, account, folder, post);

CREATE INDEX jobs_dismissed ON jobs (dismissed_at) WHERE dismissed_at IS NOT NULL;

CREATE INDEX history_own ON history (uploaded_at) WHERE origin IS NOT NULL;

CREATE INDEX jobs_processing ON jobs (seq) WHERE processing IS NOT NULL;

CREATE INDEX history_to_tell ON history (uploaded_at) WHERE describing IS NOT NULL OR sharing IS NOT NULL;

CREATE TABLE destinations (
      id TEXT PRIMARY KEY COLLATE NOCASE,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      settings TEXT NOT NULL CHECK (json_valid(settings)),
      secrets TEXT NOT NULL CHECK (json_valid(secrets)),
      created_at REAL NOT NULL,
      -- Its row stays, so that what was uploaded there still has its name.
      removed_at REAL
    ) STRICT, WITHOUT ROWID;

CREATE INDEX jobs_to_mirror ON jobs (seq) WHERE mirror_to IS NOT NULL;

CREATE INDEX jobs_mirroring ON jobs (mirror_of) WHERE mirror_of IS NOT NULL;

CREATE INDEX history_copies ON history (copy_of) WHERE copy_of IS NOT NULL;

CREATE INDEX jobs_arranged ON jobs (place) WHERE place IS NOT NULL AND ended_at IS NULL;

CREATE TABLE picture_words (
      -- Of the picture in history.
      uploaded_at INTEGER PRIMARY KEY,
      read_at INTEGER NOT NULL,
      languages TEXT NOT NULL CHECK (json_valid(languages)),
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      -- Four numbers of 16 bits a word: x, y, width, height in pixels.
      boxes BLOB NOT NULL CHECK (length(boxes) % 8 = 0),
      -- Code of why it was not read; it has no words then.
      failure TEXT,
      CONSTRAINT failed CHECK (failure IS NULL OR length(boxes) = 0)
    ) STRICT;

CREATE VIRTUAL TABLE picture_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2",
      prefix = '1 2 3', detail = none);

CREATE TABLE 'picture_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'picture_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'picture_search_content'(id INTEGER PRIMARY KEY, c0);

CREATE TABLE 'picture_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'picture_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TRIGGER history_gone_words AFTER DELETE ON history BEGIN
      DELETE FROM picture_search WHERE rowid = old.uploaded_at;
      DELETE FROM picture_words WHERE uploaded_at = old.uploaded_at;
    END;

CREATE INDEX attempts_left_over ON attempts (host, spender) WHERE left_over = 1;
