"""Who makes the entries of the ledgers of the field: sites, rides, patrols, shifts."""

from gsafety_xl.sample.recorded import Keeper
from gsafety_xl.sample.records import (
    charging_sites,
    collected_data,
    counter_terror_targets,
    duty_shifts,
    emergency_responses,
    fire_sites,
    forest_patrols,
    inspection_items,
    outdoor_facilities,
    rides,
    risk_sources,
    team_supplies,
    video_checks,
    waste_permits,
)

#: The function for each ledger key.
FIELD_LEDGERS: dict[str, Keeper] = {
    "inspection_item": inspection_items.item_entries,
    "fire_site": fire_sites.fire_site_entries,
    "charging_site": charging_sites.charging_site_entries,
    "risk_source": risk_sources.risk_source_entries,
    "ride": rides.ride_entries,
    "outdoor_facility": outdoor_facilities.facility_entries,
    "waste_permit": waste_permits.permit_entries,
    "team_supply": team_supplies.supply_entries,
    "counter_terror_target": counter_terror_targets.target_entries,
    "base_data": collected_data.collected_data_entries,
    "video_check": video_checks.video_check_entries,
    "forest_patrol": forest_patrols.forest_entries,
    "emergency_response": emergency_responses.response_entries,
    "duty_shift": duty_shifts.duty_entries,
}
