import { stateScript } from './state.ts';

/**
 * Ends the lease of one request: what the host said of it lowers at once what is left, and raises it only with the next
 * window.
 */
export const settleScript = `${stateScript}
local packed = redis.call('HGET', keys.leases, request.id)
local lease = packed and cmsgpack.unpack(packed)
local samples = {}

local function readLimit(budget, told)
  if told.source ~= 'header' and told.source ~= 'asked' then return end
  if budget.source == 'assumed' then
    budget.limit, budget.believed = told.limit, told.limit
  elseif told.limit < budget.limit then
    budget.remaining = math.max(0, budget.remaining - (budget.limit - told.limit))
    budget.limit = told.limit
  elseif told.limit > budget.limit then
    budget.nextLimit = told.limit
  end
end

-- When the window ends by an answer, at the latest: what it took to tell us only ever adds to it. At the earliest: it
-- was given after the lease was, and judged when the machine had had that for so long.
local ago = request.ago or 0
local function latestEnd(told) return told.remaining and told.resetIn and now - ago + told.resetIn end
local function earliestEnd(told)
  if not lease or not told.earliestIn then return nil end
  return math.min(now - ago, lease.at + (request.held or 0)) + told.earliestIn
end

-- Windows follow each other by a whole length: an answer whose window ends about when the last one did was counted there,
-- however late we hear of it. One whose window may as well have ended by then tells nothing of this one.
local function ofLast(budget, told, part)
  local ends = latestEnd(told)
  if not ends or not budget.last or (part and part.window == budget.window) then return nil end
  if ends <= budget.last + budget.length / 8 then return 'surely' end
  local earliest = earliestEnd(told)
  return (not earliest or earliest <= budget.last) and 'maybe' or nil
end

local function readRemaining(budget, told, part)
  local most = math.min(budget.limit, told.remaining + budget.reserved)
  local ends = latestEnd(told)
  local known = not budget.provisional and budget.ends
  local earliest = earliestEnd(told)
  if earliest and known and earliest > known then
    -- The host has begun a new window before ours was over.
    roll(budget)
    budget.remaining = math.min(budget.remaining, most)
    budget.ends, budget.provisional = ends, false
  elseif not ends or not known or ends >= known - budget.length / 2 then
    budget.remaining = budget.source == 'assumed' and most or math.min(budget.remaining, most)
    if ends then budget.ends, budget.provisional = known and math.min(known, ends) or ends, false end
  elseif part and part.window == budget.window then
    budget.remaining = math.min(budget.remaining, most)
    budget.ends, budget.heard = ends, nil
  else
    -- It is an answer of the window before.
    return
  end
  if earliest then
    -- One that was closed has no earliest end any more.
    budget.earliest = budget.heard and budget.earliest and math.max(budget.earliest, earliest) or earliest
    budget.heard = true
  end
  budget.length, budget.source, budget.seenAt = told.length, told.source, now
end

-- What others have spent by now may be in the answer or not, where that is older.
local isPrompt = lease and not lease.joined and ago < 1000
for id, told in pairs(request.charges) do
  local budget = budgetOf(id, told)
  local part = lease and lease.budgets[id]
  local settled = budget.settledNominal
  local isOfThis = part and part.window == budget.window
  local before = ofLast(budget, told, part)
  local isCounted = before == 'surely'
  if part then release(budget, part) end
  if part and told.isCharged and not isCounted then
    charge(budget, part.amount, isPrompt and part.nominal or 0, lease.at, request.isAnswered and isOfThis)
    spend(id, budget, part.amount)
  end
  if request.isAccepted and told.isCharged and isOfThis then budget.confirmed = true end
  if told.remaining and not before then
    readLimit(budget, told)
    readRemaining(budget, told, part)
    if part and isPrompt then
      samples[id] = { remaining = told.remaining, own = part.nominal, settled = settled,
        overlapping = settled - part.settled, inFlight = budget.inFlightNominal }
    end
  end
  if told.closes and not isCounted then
    budget.closed = true
    budget.earliest, budget.carried = nil, 0
    if told.resetIn then budget.ends, budget.provisional = now - ago + told.resetIn, false end
    if told.source == 'learned' then
      budget.limit, budget.believed, budget.source, budget.remaining = told.limit, told.limit, 'learned', 0
    end
  end
  if told.cap then budget.cap = told.cap end
end

if lease then
  for id, part in pairs(lease.budgets) do
    if not request.charges[id] then release(budgetOf(id, part), part) end
  end
  withdraw(request.id, lease)
end
-- Also where the lease was over before: it is at the host, and whoever waits for its link gets it.
local claim = request.claim or (lease and lease.claim)
if claim and request.isAccepted then
  redis.call('ZADD', keys.sent, now, claim)
  redis.call('HDEL', keys.offers, claim)
  redis.call('ZREM', keys.offered, claim)
  if request.result then
    redis.call('HSET', keys.results, claim, request.result)
    redis.call('ZADD', keys.kept, now + resultFor, claim)
    redis.call('PUBLISH', request.channel, '1')
  end
end
if request.strikeAt then strike(request.strikeAt) end
if state.doubt and state.doubt.lease == request.id then
  state.doubt.lease = nil
  if request.isAnswered then state.doubt = nil end
end
heard(nil)
wake()
return reply({ samples = samples })
`;
