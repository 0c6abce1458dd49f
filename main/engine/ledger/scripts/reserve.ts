import { stateScript } from './state.ts';

/**
 * Reserves requests of one machine, each from all of its budgets together or from none. Called without any it is the
 * machine's sign of life: it prolongs leases, says what it wants, and joins after a loss.
 */
export const reserveScript = `${stateScript}
local function join(known)
  for id, told in pairs(known.budgets) do
    local budget = budgetOf(id, told)
    local ends = told.resetIn and now + told.resetIn
    if budget.source == 'assumed' then
      budget.limit, budget.believed, budget.remaining = told.limit, told.believed, math.min(told.remaining, told.limit)
      budget.closed, budget.source, budget.ratio, budget.cap = told.closed, told.source, told.ratio, told.cap
      budget.length, budget.ends, budget.provisional = told.length, ends, ends == nil
    elseif not ends or not budget.ends or math.abs(ends - budget.ends) <= budget.length / 2 then
      budget.remaining = math.min(budget.remaining, told.remaining)
      budget.closed = budget.closed or told.closed
      if not budget.ends and ends then budget.ends, budget.provisional = ends, false end
    end
  end
  -- What was promised to it in a call whose answer it did not hear was never sent; what it held in an earlier life may
  -- have been.
  local held = redis.call('HGETALL', keys.leases)
  for at = 1, #held, 2 do
    local lease = cmsgpack.unpack(held[at + 1])
    if lease.machine == machine and not known.leases[held[at]] then
      for id, part in pairs(lease.budgets) do
        local budget = budgetOf(id, part)
        release(budget, part)
        if lease.life ~= request.life then charge(budget, part.amount, 0, lease.at, false) end
      end
      withdraw(held[at], lease)
    end
  end
  for id, budgets in pairs(known.leases) do
    if redis.call('HEXISTS', keys.leases, id) == 0 then
      local lease = { machine = machine, life = request.life, at = now, budgets = {}, claim = known.claims and known.claims[id], joined = true }
      for name, part in pairs(budgets) do
        local budget = budgetOf(name, part)
        hold(budget, part)
        part.settled, part.window = budget.settledNominal, budget.window
        lease.budgets[name] = part
      end
      promise(id, lease)
      if lease.claim then redis.call('HSETNX', keys.claims, lease.claim, id) end
    end
  end
  for id, owed in pairs(known.owed) do
    local budget = budgetOf(id, owed)
    charge(budget, owed.amount, 0, now, false)
    spend(id, budget, owed.amount)
  end
  for _, at in ipairs(known.strikes) do strike(at) end
  if state.doubt then
    state.doubt.joined[machine] = true
    state.doubt.members = math.max(state.doubt.members, known.members)
  end
end

if request.join then
  join(request.join)
elseif request.generation ~= state.generation then
  save()
  return cjson.encode({ generation = state.generation, join = true })
end

heard(request.isBusy)
for _, id in ipairs(request.prolong or {}) do
  redis.call('ZADD', keys.expiry, 'XX', now + request.lease, id)
end
for id, ratio in pairs(request.ratios or {}) do
  if state.budgets[id] then state.budgets[id].ratio = ratio end
end
local before = state.wants[1] + state.wants[2] + state.wants[3]
want(record, request.wants)

local function joinedCount()
  local count = 0
  for _ in pairs(state.doubt.joined) do count = count + 1 end
  return count
end

-- Number of such requests that are possible now, and the budget that has the fewest.
local function possible(ask)
  local most, scarce = math.huge, ''
  for id, quote in pairs(ask.budgets) do
    local budget = budgetOf(id, quote)
    local free = budget.closed and 0 or budget.remaining - budget.reserved - quote.margin
    local fits = math.floor(free / quote.amount)
    -- A limit too small for even one may be wrong: a full window is tried with one.
    local isDesperate = not budget.ends and budget.inFlight == 0 and not quote.strict and budget.limit < quote.amount
    if fits < 1 and (isDesperate or (quote.over and not budget.closed)) then fits = 1 end
    if fits < 1 then return 0, 'credits' end
    local clear = quote.cut and free - quote.cut - (quote.strict and budget.reserved or 0) or -1
    if clear < quote.amount and budget.inFlight >= quote.most and not isDesperate then return 0, 'single' end
    if fits < most then most, scarce = fits, id end
  end
  return most, scarce
end

-- How much each of the machines that want in this lane may have been served, so that all of them get the same.
local function pour(lane, free)
  local edges = {}
  local all = redis.call('HGETALL', keys.book)
  for at = 2, #all, 2 do
    local name = all[at - 1]
    local other = name == 'm:' .. machine and record or (name ~= 'state' and cmsgpack.unpack(all[at]))
    local wanted = other and other.wants[lane] or 0
    if wanted > 0 then
      local served = other.epoch == state.epoch and other.served[lane] or 0
      edges[#edges + 1] = { served, 1 }
      edges[#edges + 1] = { served + wanted, -1 }
    end
  end
  table.sort(edges, function(a, b) return a[1] < b[1] end)
  local poured, width, at = 0, 0, 0
  for _, edge in ipairs(edges) do
    local rise = (edge[1] - at) * width
    if width > 0 and poured + rise >= free then return at + (free - poured) / width end
    poured, at, width = poured + rise, edge[1], width + edge[2]
  end
  return math.huge
end

-- What is granted lowers what is free and raises what was served: the level stays, and only what is wanted moves it. The
-- more machines there are, the dearer it is to find and the less one of them moves it.
local function levelOf(lane, free, scarce)
  local name = lane .. scarce
  local known = state.levels[name]
  local age = known and now - known.at
  if age and age >= 0 and age < state.busy / 10 and known.epoch == state.epoch then return known.level end
  local level = pour(lane, free)
  state.levels[name] = { at = now, epoch = state.epoch, level = level }
  return level
end

-- A claim ends with its lease, whoever deletes that. What another machine offers is claimed while the offer stands.
local function claimed(ask)
  local claim = ask.claim
  if redis.call('ZSCORE', keys.sent, claim) then return 'sent' end
  local holder = redis.call('HGET', keys.claims, claim)
  if holder and redis.call('HEXISTS', keys.leases, holder) == 1 then return 'taken' end
  if ask.isOffered and tonumber(redis.call('ZSCORE', keys.offered, claim) or 0) <= now then return 'withdrawn' end
  return nil
end

local hunger = { 0, 3600000, 7200000 }
local function obstacle(ask)
  local lane = ask.lane
  local since = record.since[lane]
  if since > 0 and now - since > hunger[lane] then lane = 1 end
  if state.doubt then
    local isWaited = joinedCount() < state.doubt.members and now < state.doubt.since + graceFor
    if isWaited or state.doubt.lease then return 'doubt' end
  end
  local most, which = possible(ask)
  if most < 1 then return which end
  for above = 1, lane - 1 do most = most - state.wants[above] end
  if most < 1 then return 'lane' end
  if most >= state.wants[lane] then return nil end
  if record.served[lane] < levelOf(lane, most, which) then return nil end
  return 'share'
end

local function grant(ask)
  local lease = { machine = machine, life = request.life, at = now, budgets = {}, claim = ask.claim }
  for id, quote in pairs(ask.budgets) do
    local budget = budgetOf(id, quote)
    hold(budget, quote)
    lease.budgets[id] = { amount = quote.amount, nominal = quote.nominal, settled = budget.settledNominal,
      window = budget.window, length = quote.length, assumed = quote.assumed }
  end
  promise(ask.id, lease)
  if ask.claim then redis.call('HSET', keys.claims, ask.claim, ask.id) end
  local lane = ask.lane
  record.served[lane] = record.served[lane] + 1
  record.since[lane] = 0
  if record.wants[lane] > 0 then
    record.wants[lane] = record.wants[lane] - 1
    state.wants[lane] = math.max(0, state.wants[lane] - 1)
  end
  if state.doubt then state.doubt.lease = ask.id end
end

local granted, refused = {}, {}
for _, ask in ipairs(request.asks or {}) do
  local other = ask.claim and claimed(ask)
  local why = other or obstacle(ask)
  if other then
    refused[ask.id] = other
  elseif why then
    refused[ask.id] = why
    state.waiting = true
    if record.since[ask.lane] == 0 then record.since[ask.lane] = now end
  else
    granted[ask.id] = true
    grant(ask)
  end
end
-- The machines that were heard of last, for people.
local function list(most)
  local told = {}
  for _, id in ipairs(redis.call('ZREVRANGE', keys.seen, 0, most - 1)) do
    local of = id == machine and record or fresh(redis.call('HGET', keys.book, 'm:' .. id))
    local spent = {}
    for name, one in pairs(of.spent) do
      local budget = state.budgets[name]
      if budget and budget.window == one.window then spent[name] = one.amount end
    end
    told[#told + 1] = { id = id, name = of.name or id, spent = spent, seenAgo = math.max(0, now - of.seenAt),
      waiting = of.wants[1] + of.wants[2] + of.wants[3] }
  end
  return told
end

if request.name then record.name = request.name end
if before > state.wants[1] + state.wants[2] + state.wants[3] and not request.asks then wake() end
return reply({ granted = granted, refused = refused, list = request.list and list(request.list), retry = math.max(200, state.busy) })
`;
