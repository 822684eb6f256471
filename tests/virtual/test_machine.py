"""What a printer tells, when it holds a job, and what becomes of it: without a line, with a clock by hand."""

import pytest

from frontdesk.virtual.machine import JUNK, Machine
from frontdesk.virtual.paper import Paper
from tests.virtual.jobs import CUT, JOB, RESET, confirm, picture, proven

ASK = {number: b"\x10\x04" + bytes((number,)) for number in (1, 2, 3, 4)}
CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
REPORT = b"\x1da\xff"


class Bench:
    """A machine that does its work as soon as something comes."""

    def __init__(self, **options: object) -> None:
        self.paper = Paper()
        self.machine = Machine(self.paper, **options)  # type: ignore[arg-type]
        self.now = 0.0

    def send(self, data: bytes) -> bytes:
        """Send in pieces that there is room for, as a line would; answers what comes back."""
        while data and (room := self.machine.room):
            self.machine.receive(data[:room])
            data = data[room:]
            self.machine.run(self.now)
        self.left = data
        return self.machine.take_answers()

    def turn(self, switch: str, value: bool) -> bytes:
        self.machine.turn(switch, value)
        self.machine.run(self.now)
        return self.machine.take_answers()


@pytest.fixture
def bench() -> Bench:
    return Bench()


TROUBLES = ["paper_out", "cover_open", "cutter_jam", "overheated", "broken", "offline"]


class TestStatus:
    @pytest.mark.parametrize(
        ("switch", "told"),
        [
            (None, "12 12 12 12"),
            ("paper_low", "12 12 12 1e"),
            ("paper_out", "1a 32 12 7e"),
            ("cover_open", "1a 16 12 12"),
            ("offline", "1a 1a 12 12"),
            ("cutter_jam", "1a 52 1a 12"),
            ("broken", "1a 52 32 12"),
            ("overheated", "1a 52 52 12"),
        ],
    )
    def test_each_trouble_has_its_bits(self, bench, switch, told):
        if switch:
            bench.turn(switch, True)
        answers = [bench.send(ask) for ask in ASK.values()]
        assert b"".join(answers) == bytes.fromhex(told)
        assert all(answer[0] & 0b10010011 == 0b00010010 for answer in answers)

    @pytest.mark.parametrize("switch", TROUBLES)
    def test_it_answers_while_it_prints_nothing(self, bench, switch):
        bench.turn(switch, True)
        assert bench.send(JOB + ASK[1]) == b"\x1a"
        assert bench.paper.rows == 0

    def test_it_does_not_answer_behind_a_full_buffer(self):
        bench = Bench(buffer_size=512)
        bench.turn("paper_out", True)
        assert bench.send(picture(100) + ASK[1]) == b""
        assert bench.left.endswith(ASK[1])

    def test_inside_a_half_sent_picture_it_hears_no_question(self, bench):
        bench.send(picture(100)[:1000])
        assert bench.send(ASK[1]) == b""

    def test_older_firmware_hears_questions_inside_pictures(self):
        bench = Bench(inside_pictures=True)
        assert bench.send(b"\x1dv0\x00\x03\x00\x01\x00" + ASK[1]) == b"\x12"

    def test_questions_leave_no_trace_in_the_buffer(self, bench):
        bench.turn("paper_out", True)
        for _ in range(5000):
            bench.send(ASK[4])
        assert bench.machine.held == 0

    def test_one_that_tells_nothing(self):
        bench = Bench(tells_status=False)
        assert bench.send(ASK[1] + REPORT + b"\x1dI1") == b""
        assert bench.turn("paper_out", True) == b""

    def test_one_that_tells_rubbish(self, bench):
        bench.machine.garbage_status = True
        assert bench.send(ASK[4]) == JUNK
        assert bench.send(JOB) == proven(), "its proof is still good"

    def test_it_reports_changes_when_asked_to(self, bench):
        assert bench.turn("cover_open", True) == b""
        bench.turn("cover_open", False)
        assert bench.send(REPORT) == b"\x10\x00\x00\x00"
        assert bench.turn("paper_low", True) == b"\x10\x00\x03\x00"
        assert bench.turn("paper_out", True) == b"\x18\x00\x0f\x00"
        assert bench.turn("paper_out", True) == b"", "nothing changed"
        bench.turn("paper_out", False)
        bench.turn("paper_low", False)
        assert bench.turn("cover_open", True) == b"\x38\x00\x00\x00"
        bench.turn("cover_open", False)
        assert bench.turn("cutter_jam", True) == b"\x18\x08\x00\x00"
        bench.turn("cutter_jam", False)
        assert bench.turn("offline", True) == b"\x58\x00\x00\x00"

    @pytest.mark.parametrize("end", [RESET, b"\x1da\x00"])
    def test_it_reports_no_more(self, bench, end):
        bench.send(REPORT + end)
        assert bench.turn("paper_out", True) == b""

    def test_who_it_is(self, bench):
        assert bench.send(b"\x1dI\x42") == b"\x5ffrontdesk\x00"
        (number,) = bench.send(b"\x1dI\x01")
        assert number & 0b10010000 == 0


class TestProof:
    @pytest.mark.parametrize("switch", [*TROUBLES, "hanging"])
    def test_a_held_job_goes_on_and_is_proven_when_the_trouble_ends(self, bench, switch):
        """Long after its sender has given up: this is how one number comes out twice."""
        bench.turn(switch, True)
        assert bench.send(JOB) == b""
        assert (bench.paper.cuts, bench.machine.held) == (0, len(JOB))
        assert bench.turn(switch, False) == proven()
        assert (bench.paper.cuts, bench.machine.held) == (1, 0)

    @pytest.mark.parametrize(
        ("proves", "told"),
        [("process_id", proven() + b"\x00"), ("gs_r", b"\x00"), ("none", b"")],
    )
    def test_what_it_can_prove(self, proves, told):
        assert Bench(proves=proves).send(JOB + b"\x1dr1") == told

    def test_the_sensor_is_not_asked_while_offline(self, bench):
        bench.turn("paper_low", True)
        bench.turn("cover_open", True)
        assert bench.send(b"\x1dr1") == b""
        assert bench.turn("cover_open", False) == b"\x03"

    def test_the_paper_ends_in_the_middle(self, bench):
        bench.machine.paper_rows = 15
        assert bench.send(REPORT + JOB[2:]) == b"\x10\x00\x00\x00\x18\x00\x0f\x00"
        assert bench.paper.rows == 15
        assert bench.turn("paper_out", False) == b"\x10\x00\x00\x00" + proven()
        assert [scrap.height for scrap in bench.paper.scraps] == [15]
        assert [slip.height for slip in bench.paper.slips] == [25]

    def test_without_a_cutter_the_slip_is_torn_off_behind_its_job(self):
        bench = Bench(cutter=False)
        bench.turn("cover_open", True)
        bench.send(RESET + picture(20))
        bench.machine.end_job()
        bench.send(RESET + picture(30))
        bench.machine.end_job()
        bench.turn("cover_open", False)
        assert [slip.height for slip in bench.paper.slips] == [20, 30]


class TestRecovery:
    def test_a_jam_is_over_with_the_job_or_without_it(self, bench):
        bench.turn("cutter_jam", True)
        bench.send(JOB)
        assert bench.send(b"\x10\x05\x01") == proven()
        bench.turn("cutter_jam", True)
        bench.send(JOB)
        assert bench.send(b"\x10\x05\x02") == b""
        assert (bench.paper.cuts, bench.machine.held) == (1, 0)

    def test_an_open_cover_is_no_jam(self, bench):
        bench.turn("cover_open", True)
        bench.send(JOB + b"\x10\x05\x02")
        assert bench.machine.held == len(JOB)

    def test_clearing_throws_the_job_away_and_says_so(self, bench):
        bench.turn("paper_out", True)
        bench.send(JOB)
        assert bench.send(CLEAR) == b"\x37\x25\x00"
        bench.turn("paper_out", False)
        assert bench.paper.cuts == 0

    def test_without_power_everything_is_lost_but_the_paper(self, bench):
        bench.send(REPORT + RESET + picture(10) + picture(100)[:3000])
        bench.machine.power(False)
        assert bench.machine.room == 0
        bench.machine.power(True)
        assert bench.send(JOB) == proven(), "it waits for no rest of a picture"
        assert bench.paper.slips[-1].height > 50, "what had come out hangs above"
        assert bench.turn("paper_low", True) == b""


class TestSpeed:
    def test_paper_takes_its_time_and_proof_waits_for_it(self):
        bench = Bench(speed_mm_s=100.0, dots_per_mm=8.0)  # 800 rows a second
        assert bench.send(RESET + picture(40) + CUT + confirm()) == b""
        assert 0 < bench.paper.rows < 40
        spent = 0.0
        while (pause := bench.machine.run(spent)) is not None:
            assert bench.machine.take_answers() == b""
            spent += pause
        assert spent == pytest.approx(40 / 800 + 0.3, abs=0.001)
        assert bench.machine.take_answers() == proven()
