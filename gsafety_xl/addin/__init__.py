"""The Excel add-in and the macros of ledger workbooks, built without Excel.

Nothing is imported here: a click reads ``doorbell`` alone and must not wait for the builders.
"""
