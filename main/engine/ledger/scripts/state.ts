/**
 * Beginning of both scripts: reads the state of one allowance and has what both do with it.
 *
 * Keys, all of one application under one hash tag: `book` holds the state as one packed record and one of each machine,
 * what it wants and was served, so that a call reads and writes both at once; `leases` and `expiry` are what is promised
 * and until when; `claims` and `sent` which pictures are being sent, and were, of those that several machines have; `seen`
 * and `busy` when each was last heard of at all and with something to do. `offers.ts` tells of the rest. What only has to
 * be right within a second (who is there, what has expired) is looked at that often, not at each call.
 *
 * Times are the server's, ms. `remaining` of a budget is what would be left if nothing under way were charged, as in the
 * ledger of one machine.
 */
export const stateScript = `
local request = cjson.decode(ARGV[1])
local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
local keys = { book = KEYS[1], leases = KEYS[2], expiry = KEYS[3], seen = KEYS[4], busy = KEYS[5], claims = KEYS[6],
  sent = KEYS[7], offers = KEYS[8], offered = KEYS[9], results = KEYS[10], kept = KEYS[11] }
local busyFor, seenFor, graceFor, lookEach, sentFor = 12000, 150000, 3000, 250, 7776000000
local resultFor = 86400000
local lanes, machine = 3, request.machine

local raw = redis.call('HMGET', keys.book, 'state', 'm:' .. machine)
local state = raw[1] and cmsgpack.unpack(raw[1])
if state and state.version ~= 1 then return redis.error_reply('NEWERLEDGER it is of another version') end

-- After a loss, of the last second or of all, one request at a time goes until an answer has told what is left.
local function doubt(members) return { since = now, members = members, joined = {} } end
if not state then
  state = { version = 1, generation = now, run = request.run, budgets = {}, strikes = {}, epoch = 0, at = now,
    wants = { 0, 0, 0 }, levels = {}, leases = 0, machines = 0, busy = 0, lookAt = 0,
    doubt = doubt(0) }
end
local function lost()
  state.run = request.run
  state.generation = math.max(state.generation + 1, now)
  state.doubt = doubt(redis.call('ZCOUNT', keys.busy, state.at - busyFor, '+inf'))
end
if state.run ~= request.run then lost() end

local function roll(budget)
  local carried = budget.carried or 0
  if budget.nextLimit then budget.limit, budget.nextLimit = budget.nextLimit, nil end
  budget.believed = budget.limit
  budget.remaining = math.max(0, budget.limit - carried)
  budget.earliest = carried > 0 and budget.carriedSince + budget.length or nil
  budget.window = budget.window + 1
  -- Where the end was a guess the host's window may still be open, and answers out of it count in ours.
  budget.last = not budget.provisional and budget.ends or nil
  budget.ends, budget.provisional, budget.carried, budget.heard = nil, true, 0, nil
  budget.closed, budget.confirmed = false, false
  state.epoch = state.epoch + 1
end

-- about: what the caller knows of it, for one that is new here.
local function budgetOf(id, about)
  local budget = state.budgets[id]
  if not budget then
    local limit = about.assumed or about.limit
    budget = { limit = limit, believed = limit, remaining = limit, reserved = 0, inFlight = 0, inFlightNominal = 0,
      settledNominal = 0, window = 1, length = about.length, ratio = 1, source = 'assumed', provisional = true,
      closed = false, confirmed = false, carried = 0 }
    state.budgets[id] = budget
  end
  if budget.ends and now >= budget.ends then roll(budget) end
  return budget
end

local function hold(budget, part)
  budget.reserved = budget.reserved + part.amount
  budget.inFlight = budget.inFlight + 1
  budget.inFlightNominal = budget.inFlightNominal + part.nominal
end

local function release(budget, part)
  budget.inFlight = math.max(0, budget.inFlight - 1)
  budget.reserved = budget.inFlight == 0 and 0 or math.max(0, budget.reserved - part.amount)
  budget.inFlightNominal = budget.inFlight == 0 and 0 or math.max(0, budget.inFlightNominal - part.nominal)
end

-- nominal: 0 for what may not have reached the host, and for what it told of long before us: prices are learned from its
-- numbers beside ours, and one that was counted without being there, or late, would make each request look cheaper.
-- since: before it was sent. isCertain: it surely belongs to this window, so the window is open.
local function charge(budget, amount, nominal, since, isCertain)
  budget.remaining = budget.remaining - amount
  if budget.remaining < 0 then
    -- More went through than a hidden cap was believed to let.
    if budget.source == 'assumed' or budget.source == 'learned' then
      budget.limit, budget.source = budget.limit - budget.remaining, 'learned'
    end
    budget.remaining = 0
  end
  budget.settledNominal = budget.settledNominal + nominal
  if budget.earliest and now >= budget.earliest then
    budget.carriedSince = budget.carried == 0 and since or math.min(budget.carriedSince, since)
    budget.carried = budget.carried + amount
  end
  -- Until an answer tells when it ends, any of those may have opened it.
  if not budget.heard then budget.earliest = math.min(budget.earliest or math.huge, since + budget.length) end
  if not budget.ends or (budget.provisional and isCertain) then
    budget.ends = now + budget.length
    budget.provisional = not isCertain
  end
end

local function fresh(packed)
  local record = packed and cmsgpack.unpack(packed)
    or { wants = { 0, 0, 0 }, served = { 0, 0, 0 }, since = { 0, 0, 0 }, epoch = state.epoch, spent = {},
      seenAt = 0, busyAt = 0 }
  if record.epoch ~= state.epoch then record.served, record.epoch = { 0, 0, 0 }, state.epoch end
  return record
end
local record = fresh(raw[2])

local function want(of, wants)
  for lane = 1, lanes do
    state.wants[lane] = math.max(0, state.wants[lane] + wants[lane] - of.wants[lane])
    of.wants[lane] = wants[lane]
  end
end

local function spend(id, budget, amount)
  local spent = record.spent[id]
  if not spent or spent.window ~= budget.window then spent = { window = budget.window, amount = 0 } end
  spent.amount = spent.amount + amount
  record.spent[id] = spent
end

local function promise(id, lease)
  state.leases = state.leases + redis.call('HSET', keys.leases, id, cmsgpack.pack(lease))
  redis.call('ZADD', keys.expiry, now + request.lease, id)
end

local function withdraw(id, lease)
  if lease and lease.claim and redis.call('HGET', keys.claims, lease.claim) == id then
    redis.call('HDEL', keys.claims, lease.claim)
  end
  state.leases = math.max(0, state.leases - redis.call('HDEL', keys.leases, id))
  redis.call('ZREM', keys.expiry, id)
end

-- What was promised and is not heard of any more may have reached the host: it stays spent.
local function expire()
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', keys.expiry, '-inf', now, 'LIMIT', 0, 50)) do
    local packed = redis.call('HGET', keys.leases, id)
    local lease = packed and cmsgpack.unpack(packed)
    for name, part in pairs(lease and lease.budgets or {}) do
      local budget = budgetOf(name, part)
      release(budget, part)
      charge(budget, part.amount, 0, lease.at, false)
    end
    if state.doubt and state.doubt.lease == id then state.doubt.lease = nil end
    withdraw(id, lease)
  end
end

-- A server that drops entries may have dropped what was promised, or until when.
local function compare()
  if state.leases == redis.call('HLEN', keys.leases) and state.leases == redis.call('ZCARD', keys.expiry) then return end
  redis.call('DEL', keys.leases, keys.expiry)
  state.leases = 0
  for _, budget in pairs(state.budgets) do budget.reserved, budget.inFlight, budget.inFlightNominal = 0, 0, 0 end
  lost()
end

local function forget()
  for _, other in ipairs(redis.call('ZRANGEBYSCORE', keys.busy, '-inf', now - busyFor, 'LIMIT', 0, 20)) do
    if other ~= machine then
      local of = fresh(redis.call('HGET', keys.book, 'm:' .. other))
      want(of, { 0, 0, 0 })
      of.busyAt = 0
      redis.call('HSET', keys.book, 'm:' .. other, cmsgpack.pack(of))
    end
    redis.call('ZREM', keys.busy, other)
  end
  for _, other in ipairs(redis.call('ZRANGEBYSCORE', keys.seen, '-inf', now - seenFor, 'LIMIT', 0, 20)) do
    if other ~= machine then redis.call('HDEL', keys.book, 'm:' .. other) end
    redis.call('ZREM', keys.seen, other)
  end
  for _, claim in ipairs(redis.call('ZRANGEBYSCORE', keys.sent, '-inf', now - sentFor, 'LIMIT', 0, 50)) do
    redis.call('ZREM', keys.sent, claim)
  end
  for hash, times in pairs({ [keys.offers] = keys.offered, [keys.results] = keys.kept }) do
    for _, claim in ipairs(redis.call('ZRANGEBYSCORE', times, '-inf', now, 'LIMIT', 0, 50)) do
      redis.call('HDEL', hash, claim)
      redis.call('ZREM', times, claim)
    end
  end
end

if now >= state.lookAt or state.lookAt > now + lookEach then
  expire()
  compare()
  forget()
  state.machines, state.busy = redis.call('ZCARD', keys.seen), redis.call('ZCARD', keys.busy)
  state.lookAt = now + lookEach
end

-- Notes that this machine is there. isBusy: nil where the call does not tell.
local function heard(isBusy)
  if now - record.seenAt >= 1000 or record.seenAt > now then
    state.machines = state.machines + redis.call('ZADD', keys.seen, now, machine)
    record.seenAt = now
  end
  if isBusy and (now - record.busyAt >= 1000 or record.busyAt > now) then
    state.busy = state.busy + redis.call('ZADD', keys.busy, now, machine)
    record.busyAt = now
  elseif isBusy == false and record.busyAt > 0 then
    state.busy = math.max(0, state.busy - redis.call('ZREM', keys.busy, machine))
    record.busyAt = 0
  end
end

local function save()
  state.at = now
  redis.call('HSET', keys.book, 'state', cmsgpack.pack(state), 'm:' .. machine, cmsgpack.pack(record))
end

local function wake()
  if not state.waiting then return end
  local least = math.max(20, state.busy)
  if now - (state.wokenAt or 0) < least then return end
  state.waiting, state.wokenAt = false, now
  redis.call('PUBLISH', request.channel, '1')
end

local function tell(ids)
  local told = {}
  for _, id in ipairs(ids) do
    local budget = state.budgets[id]
    if budget then
      if budget.ends and now >= budget.ends then roll(budget) end
      local spent = record.spent[id]
      told[id] = { limit = budget.limit, believed = budget.believed, remaining = budget.remaining,
        reserved = budget.reserved, inFlight = budget.inFlight, inFlightNominal = budget.inFlightNominal,
        settledNominal = budget.settledNominal, window = budget.window, closed = budget.closed,
        confirmed = budget.confirmed, ratio = budget.ratio, cap = budget.cap, source = budget.source,
        resetIn = budget.ends and budget.ends - now, seenAgo = budget.seenAt and now - budget.seenAt,
        spent = spent and spent.window == budget.window and spent.amount or 0 }
    end
  end
  return told
end

-- A daily limit that several machines ran into together counts once.
local function strike(at)
  for _, other in ipairs(state.strikes) do
    if math.abs(other - at) < 60000 then return end
  end
  state.strikes[#state.strikes + 1] = at
  while #state.strikes > 20 do table.remove(state.strikes, 1) end
end

local function reply(more)
  more.generation = state.generation
  more.budgets = tell(request.ids)
  more.strikes = state.strikes
  more.machines, more.busy = state.machines, state.busy
  save()
  return cjson.encode(more)
end
`;
